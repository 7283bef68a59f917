import { answerBounds } from '../contracts/answers/answer-bounds.ts';
import type { Contract } from '../contracts/contract.ts';
import { createHttpTarget, type HttpTargetOptions } from '../runners/http-target.ts';
import { createSigner } from '../runners/sign-request.ts';
import type { Signing } from '../runners/signing.ts';
import type { Target } from '../runners/target.ts';
import type { Arguments } from './arguments.ts';
import { chooseEndpoint } from './aws/choose-endpoint.ts';
import type { Environment } from './aws/environment.ts';
import { emulatorCredentials } from './aws/find-credentials.ts';
import { defaultRegion, findRegion, requireRegion } from './aws/find-region.ts';
import { isLoopback } from './aws/is-loopback.ts';
import { openSigner } from './aws/open-signer.ts';
import { proxyAgent } from './aws/proxy-agent.ts';
import { readTrust } from './aws/read-trust.ts';

/** A target that is ready for requests, and what they are signed with. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly endpoint: URL;
  /** As the first request is signed; temporary credentials are renewed on the way. */
  readonly signing: Signing;
}

const maxConnections = 128;

/**
 * The target that options, environment and profile name, as the AWS CLI takes them; undefined when
 * they name no endpoint. @throws UsageError for whatever is missing or contradicts itself.
 */
export async function resolveTarget(
  contract: Contract,
  args: Arguments,
  environment: Environment,
): Promise<ResolvedTarget | undefined> {
  const { endpoint, profile } = (await chooseEndpoint(contract, args, environment)) ?? {};
  if (!endpoint) return undefined;
  const asked = args.text('profile');
  const region = isLoopback(endpoint)
    ? (findRegion(args.text('region'), environment, profile) ?? defaultRegion)
    : requireRegion(args.text('region'), environment, profile);
  // Reading the bundle takes longer than many a run; plain HTTP on this machine does without.
  const plain = endpoint.protocol === 'http:' && isLoopback(endpoint) && !args.text('ca-bundle');
  const trust = plain && !profile ? {} : await readTrust(args, environment, profile);
  const settings = profile && { settings: profile.settings };
  const query = { endpoint, region, environment, profile: asked, trust, ...settings };
  const { sign, signing, renew } = await openSigner(query, contract.signingName);
  const proxied = await proxyAgent(endpoint, environment, { maxSockets: maxConnections });
  const target = createHttpTarget({
    ...bounds(contract, endpoint, args),
    sign,
    trust,
    ...(renew && { renew }),
    ...proxied,
  });
  return { target, endpoint, signing };
}

/** A target on this machine, signed for with what every emulator takes. */
export function httpTarget(contract: Contract, endpoint: URL, args: Arguments): Target {
  const sign = createSigner({
    credentials: emulatorCredentials,
    region: args.text('region') || defaultRegion,
    service: contract.signingName,
  });
  return createHttpTarget({ ...bounds(contract, endpoint, args), sign });
}

function bounds(
  contract: Contract,
  endpoint: URL,
  args: Arguments,
): Pick<HttpTargetOptions, 'endpoint' | 'timeoutMs' | 'maxConnections' | 'maxBytes'> {
  const timeoutMs = args.number('timeout') ?? 10_000;
  return { endpoint, timeoutMs, maxConnections, maxBytes: answerBounds([contract]).bytes };
}
