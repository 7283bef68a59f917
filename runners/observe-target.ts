import type { Reply } from '../contracts/wire.ts';
import type { Target } from './target.ts';

/** A target, and what its replies showed so far beside what they say. */
export interface ObservedTarget extends Target {
  /** How many requests timed out. */
  unanswered(): number;
  /** For how many milliseconds no connection has come to a response; 0 after a response. */
  goneForMs(): number;
  /** The shortest time that a response took, in milliseconds; infinite before the first. */
  roundTripMs(): number;
}

/** Why nothing more is sent once a signal is aborted. */
export const interrupted = 'the run was interrupted';

/** What comes in place of replies that are not waited for any longer. */
const whenAborted: Reply = { kind: 'no-response', fault: 'stopped', detail: interrupted };

/** Observes a target until a signal is aborted: from then on no reply is waited for. */
export function observeTarget(target: Target, signal: AbortSignal | undefined): ObservedTarget {
  const cutOff = signal && replyWhenAborted(signal);
  let unanswered = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let goneSince: number | undefined;
  const note = (reply: Reply, sentAt: number): void => {
    if (reply.kind === 'response') {
      shortest = Math.min(shortest, performance.now() - sentAt);
      goneSince = undefined;
    } else if (reply.fault === 'timeout') {
      unanswered += 1;
    } else if (reply.fault === 'reset' || reply.fault === 'unreachable') {
      goneSince ??= performance.now();
    }
  };
  return {
    ...target,
    send: async (request) => {
      if (signal?.aborted) return whenAborted;
      const sentAt = performance.now();
      const sent = target.send(request);
      const reply = await (cutOff ? Promise.race([sent, cutOff]) : sent);
      note(reply, sentAt);
      return reply;
    },
    unanswered: () => unanswered,
    goneForMs: () => (goneSince === undefined ? 0 : performance.now() - goneSince),
    roundTripMs: () => shortest,
  };
}

function replyWhenAborted(signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(whenAborted), { once: true });
  });
}
