import type { Contract } from '../contracts/contract.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { createHttpTarget } from '../runners/http-target.ts';
import { type Credentials, createSigner } from '../runners/sign-request.ts';
import type { Target } from '../runners/target.ts';
import { type Arguments, wholeNumber } from './arguments.ts';

/** The options that say where requests go and how they are signed. */
export const targetOptions = {
  'endpoint-url': { type: 'string' },
  region: { type: 'string' },
  timeout: { type: 'string' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The endpoint of `--endpoint-url`, of the service's own variable, or of the general one. */
export function endpointUrl(
  contract: Contract,
  args: Arguments,
  environment: Environment,
): URL | undefined {
  const own = `AWS_ENDPOINT_URL_${contract.service.toUpperCase().replaceAll('-', '_')}`;
  const candidates = [
    ['--endpoint-url', args.text('endpoint-url')],
    [own, environment[own]],
    ['AWS_ENDPOINT_URL', environment['AWS_ENDPOINT_URL']],
  ] as const;
  const [name, text] = candidates.find(([, value]) => value) ?? [];
  if (name === undefined || text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UsageError(
    `${name} ${text} is not an http or https URL.`,
    'Give it whole, for example http://127.0.0.1:4566.',
  );
}

/** An HTTP target with a signer for it. */
export function httpTarget(
  contract: Contract,
  endpoint: URL,
  args: Arguments,
  environment: Environment,
): Target {
  const region =
    args.text('region') ?? environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'];
  const signing = {
    credentials: credentialsFor(endpoint, environment),
    region: region ?? 'us-east-1',
    service: contract.signingName,
  };
  return createHttpTarget({
    endpoint,
    sign: createSigner(signing),
    timeoutMs: wholeNumber('timeout', args.text('timeout'), 1) ?? 10_000,
    maxConnections: 128,
  });
}

function credentialsFor(endpoint: URL, environment: Environment): Credentials {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = environment['AWS_SESSION_TOKEN'];
  if (accessKeyId && secretAccessKey) {
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  }
  // What every emulator takes, and what the AWS CLI's users set by hand for one.
  if (isLoopback(endpoint)) return { accessKeyId: 'test', secretAccessKey: 'test' };
  throw new UsageError(
    `There are no credentials for ${endpoint.host}.`,
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  );
}

/** True for an endpoint on this machine. */
function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
