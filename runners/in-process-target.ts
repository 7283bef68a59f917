import type { Reply, WireRequest, WireResponse } from '../contracts/wire.ts';
import type { Target } from './target.ts';

/** An answer of a function in this process; `transport` names what HTTP would do with it. */
export type LocalAnswer = WireResponse & { readonly transport?: string };

/** A function in this process as a target: without sockets, and without waiting. */
export function createInProcessTarget(
  name: string,
  answer: (request: WireRequest) => LocalAnswer,
): Target {
  return {
    kind: 'in-process',
    endpoint: name,
    send: async (request) => replyOf(answer(request)),
    close: async () => undefined,
  };
}

function replyOf({ transport, ...response }: LocalAnswer): Reply {
  switch (transport) {
    case 'hang':
      return { kind: 'no-response', fault: 'timeout', detail: 'no answer' };
    case 'reset':
    case 'cut':
      return { kind: 'no-response', fault: 'reset', detail: 'the connection broke' };
    default:
      return { kind: 'response', response };
  }
}
