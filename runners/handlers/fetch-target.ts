import type { FetchRequest, FetchResponse, Url } from '../../contracts/platform-types.ts';
import type { Reply } from '../../contracts/wire.ts';
import { endpointName } from '../endpoint-name.ts';
import { withinTime } from '../in-process-target.ts';
import { signedForNobody } from '../sign-for-nobody.ts';
import type { Signer } from '../signing.ts';
import { takeTurns } from '../take-turns.ts';
import type { Target } from '../target.ts';
import { readFetched } from './read-fetched.ts';
import { toRequest } from './to-request.ts';

/**
 * A function from requests to responses, as Hono, Workers and others have it. What it does not
 * handle it may leave without an answer.
 */
export type FetchHandler = (
  request: FetchRequest,
) => FetchResponse | undefined | Promise<FetchResponse | undefined>;

/** How a handler is called. */
export interface FetchTargetOptions {
  /** The URL that requests are for; `http://localhost/` by default. */
  readonly url?: Url | string;
  /** Signs them; by default for `test` and `test`, which every emulator takes. */
  readonly sign?: Signer;
  /** Milliseconds for one whole exchange; 10,000 by default. */
  readonly timeoutMs?: number;
  /** Bytes of one response, before and after decoding; 8 MiB by default. */
  readonly maxBytes?: number;
  /** What a report calls it; the URL by default. */
  readonly name?: string;
}

/**
 * A handler as a target, without sockets. What it does, however odd, becomes a reply: that it
 * throws, that it answers nothing, and that it gives what is no response.
 */
export function createFetchTarget(handler: FetchHandler, options: FetchTargetOptions = {}): Target {
  const { sign = signedForNobody, timeoutMs = 10_000, maxBytes = 8 * 1024 * 1024 } = options;
  const url = new URL(options.url ?? 'http://localhost/');
  const turn = takeTurns();
  return {
    kind: 'in-process',
    endpoint: options.name ?? endpointName(url),
    timeoutMs,
    send: async (request, sending) => {
      await turn();
      const made = toRequest(request, sign(request, url), url);
      if (typeof made === 'string') return silence('not-carried', made);
      const patience = Math.min(timeoutMs, sending?.timeoutMs ?? timeoutMs);
      return withinTime(ask(handler, made, maxBytes), patience);
    },
    close: async () => undefined,
  };
}

async function ask(handler: FetchHandler, request: Request, maxBytes: number): Promise<Reply> {
  let response: unknown;
  try {
    response = await handler(request);
  } catch (thrown) {
    // A handler of MSW may throw its answer.
    if (!isResponse(thrown)) return silence('threw', `the handler threw ${stackOf(thrown)}`);
    response = thrown;
  }
  if (response === undefined) return silence('unhandled', 'no handler takes the request');
  if (isResponse(response)) return readFetched(response, maxBytes);
  return silence('threw', `the handler gave ${nameOf(response)}, which is no Response`);
}

/** A Response of whatever library: there may be more than one class of that name. */
function isResponse(value: unknown): value is Response {
  if (value instanceof Response) return true;
  if (typeof value !== 'object' || value === null) return false;
  return 'status' in value && 'headers' in value && 'arrayBuffer' in value && 'body' in value;
}

/** Lines of a stack that help: the message, and where it was thrown. */
const stackLines = 6;

/** Places that are not the handler's: Node itself, and what called it. */
const ofOthers = /\(?node:|(fetch|in-process)-target\.[jt]s/;

function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return nameOf(thrown);
  const lines = (thrown.stack ?? String(thrown)).split('\n');
  return lines
    .filter((line) => !ofOthers.test(line))
    .slice(0, stackLines)
    .join('\n');
}

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return `an object of ${value.constructor?.name ?? 'no class'}`;
  }
  return value === null ? 'null' : `the ${typeof value} ${String(value).slice(0, 200)}`;
}

function silence(fault: 'threw' | 'unhandled' | 'not-carried', detail: string): Reply {
  return { kind: 'no-response', fault, detail };
}
