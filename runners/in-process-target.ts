import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply, WireRequest, WireResponse } from '../contracts/wire.ts';
import { takeTurns } from './take-turns.ts';
import type { Target } from './target.ts';

/** An answer of a function in this process; `transport` names what HTTP would do with it. */
export type LocalAnswer = WireResponse & { readonly transport?: string };

/** A function in this process as a target: without sockets, and without waiting. */
export function createInProcessTarget(
  name: string,
  answer: (request: WireRequest) => LocalAnswer | Promise<LocalAnswer>,
): Target {
  const turn = takeTurns();
  return {
    kind: 'in-process',
    endpoint: name,
    send: async (request, { timeoutMs } = {}) => {
      await turn();
      const answered = answer(request);
      if (!(answered instanceof Promise)) return replyOf(answered);
      return withinTime(answered.then(replyOf), timeoutMs);
    },
    close: async () => undefined,
  };
}

/** Milliseconds for which an answer is waited for when nobody says less. */
const longestMs = 10_000;

/** A reply, or silence when it takes longer than so many milliseconds. */
export async function withinTime(
  reply: Promise<Reply>,
  timeoutMs: number = longestMs,
): Promise<Reply> {
  const waiting = new AbortController();
  const late = silent(`no answer within ${timeoutMs / 1000} s`);
  const silence = sleep(timeoutMs, late, { signal: waiting.signal });
  // Once there is an answer, nobody listens to the end of the wait.
  silence.catch(() => undefined);
  try {
    return await Promise.race([reply, silence]);
  } finally {
    waiting.abort();
  }
}

function replyOf({ transport, ...response }: LocalAnswer): Reply {
  switch (transport) {
    case 'hang':
      return silent('no answer');
    case 'reset':
    case 'cut':
      return { kind: 'no-response', fault: 'reset', detail: 'the connection broke' };
    default:
      return { kind: 'response', response };
  }
}

function silent(detail: string): Reply {
  return { kind: 'no-response', fault: 'timeout', detail };
}
