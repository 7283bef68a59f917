import type { Agent } from 'node:http';
import https from 'node:https';
import type { Credentials } from '../../runners/signing.ts';
import { tlsSettings } from '../../runners/tls-settings.ts';
import type { Trust } from '../../runners/trust.ts';
import { credentialsError } from './credentials-error.ts';
import type { Environment } from './environment.ts';
import { isLoopback } from './is-loopback.ts';
import { proxyAgent } from './proxy-agent.ts';
import { regionalEndpoint } from './regional-endpoint.ts';

/** What every emulator takes, and what the AWS CLI's users set by hand for one. */
export const emulatorCredentials: Credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/**
 * Gives the credentials of this moment: temporary ones are renewed before they expire, and whenever
 * they are asked for anew.
 */
export type CredentialSource = (how?: { readonly anew: boolean }) => Promise<Credentials>;

/** What decides where credentials come from. */
export interface CredentialQuery {
  readonly endpoint: URL;
  /** The profile that was asked for: `--profile`. */
  readonly profile: string | undefined;
  readonly region: string;
  readonly environment: Environment;
  readonly trust: Trust;
  /** Of the profile, where one was read. */
  readonly settings?: ReadonlyMap<string, string>;
}

/**
 * Credentials that need no looking up: the environment's, unless a profile is asked for, and for
 * an endpoint on this machine, when no profile is named at all, those that every emulator takes.
 */
export function plainCredentials({
  endpoint,
  profile,
  environment,
}: CredentialQuery): Credentials | undefined {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (profile === undefined && accessKeyId && secretAccessKey) {
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  }
  if (profile === undefined && !environment['AWS_PROFILE'] && isLoopback(endpoint)) {
    return emulatorCredentials;
  }
  return undefined;
}

/** The standard chain of providers, as every AWS SDK for Node.js has it. */
export async function credentialChain(query: CredentialQuery): Promise<CredentialSource> {
  const { environment, region } = query;
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const profile = query.profile ?? (environment['AWS_PROFILE'] || undefined);
  const filepath = environment['AWS_SHARED_CREDENTIALS_FILE'];
  const configFilepath = environment['AWS_CONFIG_FILE'];
  const requestHandler = { httpsAgent: await agentToAws(query) };
  const provider = fromNodeProviderChain({
    ...(profile !== undefined && { profile }),
    ...(filepath && { filepath }),
    ...(configFilepath && { configFilepath }),
    clientConfig: { requestHandler },
    parentClientConfig: { region, requestHandler },
    ignoreCache: true,
    logger: silent,
    // Of the instance metadata service, which is not there on most machines.
    timeout: 1000,
    maxRetries: 0,
  });
  return async (how) => {
    try {
      const { accessKeyId, secretAccessKey, sessionToken } = await provider({
        forceRefresh: how?.anew ?? false,
      });
      return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    } catch (error) {
      throw credentialsError(error, query.endpoint, profile, query.settings);
    }
  };
}

/** For the requests to STS and SSO that obtain credentials: they go the way of the others. */
async function agentToAws({ region, environment, trust }: CredentialQuery): Promise<Agent> {
  const sts = regionalEndpoint('sts', region, { fips: false, dualstack: false });
  const tls = tlsSettings({ ...(trust.ca && { ca: trust.ca }) });
  const proxied = await proxyAgent(sts, environment, tls);
  return proxied?.agent ?? new https.Agent({ ...tls });
}

// Without one, the chain writes advice on variables to the console.
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}
