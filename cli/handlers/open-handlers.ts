import { answerBounds } from '../../contracts/answers/answer-bounds.ts';
import type { Contract } from '../../contracts/contract.ts';
import { messageOf } from '../../contracts/message-of.ts';
import { isUsageError, UsageError } from '../../contracts/usage-error.ts';
import { createFetchTarget, type FetchTargetOptions } from '../../runners/handlers/fetch-target.ts';
import { createMswTarget } from '../../runners/handlers/msw-target.ts';
import { createSigner } from '../../runners/sign-request.ts';
import type { Target } from '../../runners/target.ts';
import type { Arguments } from '../arguments.ts';
import { emulatorCredentials } from '../aws/find-credentials.ts';
import { defaultRegion } from '../aws/find-region.ts';
import { regionalEndpoint } from '../aws/regional-endpoint.ts';
import { loadModule } from '../load-module.ts';
import { requireUtf8 } from '../read-text-file.ts';
import { findMsw } from './find-msw.ts';
import { type Given, handlersIn } from './handlers-in.ts';

/** Options of a connection: there is none. */
const ofConnections = ['aws', 'fips', 'dualstack', 'no-verify-ssl'] as const;

const plain = { fips: false, dualstack: false };

/**
 * The handlers of a module as a target. Requests are for `--endpoint-url`, else for the service's
 * endpoint in the region, which nothing is sent to.
 *
 * @throws UsageError for a module that cannot be loaded, or that has no handlers.
 */
export async function openHandlers(
  contract: Contract,
  args: Arguments,
  file: string,
): Promise<Target> {
  const needless = ofConnections.find((name) => args.flag(name));
  if (needless !== undefined) {
    throw new UsageError(
      `--handlers and --${needless} contradict each other.`,
      'Handlers are called in this process, without a connection: leave one of them out.',
    );
  }
  const region = args.text('region') ?? defaultRegion;
  const service = contract.signingName;
  const url = args.text('endpoint-url') ?? regionalEndpoint(contract.service, region, plain);
  const timeoutMs = args.number('timeout');
  return targetOf(await given(file), file, {
    url,
    name: file,
    sign: createSigner({ credentials: emulatorCredentials, region, service }),
    maxBytes: answerBounds([contract]).bytes,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}

async function given(file: string): Promise<Given> {
  try {
    await requireUtf8(file);
    return handlersIn(await loadModule(file), file);
  } catch (error) {
    if (isUsageError(error)) throw error;
    // What follows the first line of a syntax error is where it stands.
    const said = messageOf(error).split('\n').slice(0, 2).join(' ').trim();
    throw new UsageError(
      `${file} cannot be loaded: ${said.replace(/[.:]+$/, '')}.`,
      'Fix the module.',
      { cause: error },
    );
  }
}

async function targetOf(found: Given, file: string, options: FetchTargetOptions): Promise<Target> {
  if (found.kind === 'fetch') return createFetchTarget(found.handler, options);
  return createMswTarget(found.handlers, { ...options, msw: await findMsw(file) });
}
