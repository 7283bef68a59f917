import type { FetchRequest, FetchResponse } from '../../contracts/platform-types.ts';
import type { Target } from '../target.ts';
import { createFetchTarget, type FetchTargetOptions } from './fetch-target.ts';

/** What is needed of the package `msw`: its own way to ask handlers without a server. */
export interface Msw {
  getResponse(
    handlers: readonly object[],
    request: FetchRequest,
    context: { readonly baseUrl: string },
  ): Promise<FetchResponse | undefined>;
}

/** How handlers are called. */
export interface MswTargetOptions extends FetchTargetOptions {
  /** The package `msw` that made them; the one that is installed by default. */
  readonly msw?: Msw;
}

/** The header by which MSW marks what it would let pass to the network. */
const intention = 'x-msw-intention';

/**
 * Request handlers of MSW as a target. What none of them takes, or what is passed through, never
 * goes to the network: it is not handled.
 */
export function createMswTarget(
  handlers: readonly unknown[],
  options: MswTargetOptions = {},
): Target {
  const own = handlers.filter(isRequestHandler);
  const baseUrl = String(options.url ?? 'http://localhost/');
  return createFetchTarget(async (request) => {
    const msw: Msw = options.msw ?? (await import('msw'));
    const response = await msw.getResponse(own, request, { baseUrl });
    return response?.headers.has(intention) ? undefined : response;
  }, options);
}

/** By what it has: there may be more than one MSW. Those of web sockets answer no request. */
export function isRequestHandler(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    'run' in value &&
    typeof value.run === 'function' &&
    'info' in value
  );
}
