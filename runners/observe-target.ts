import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';
import type { Target } from './target.ts';
import { replyTransience } from './transience.ts';

/** A target, and what its replies showed so far beside what they say. */
export interface ObservedTarget extends Target {
  /**
   * For how many milliseconds nothing has got through: every reply was none, said to come back
   * later, or was a server error. 0 after an answer, and after a few such replies only.
   */
  goneForMs(): number;
  /** The shortest time that a response took, in milliseconds; infinite before the first. */
  roundTripMs(): number;
  /**
   * Milliseconds after which a reply is not to be expected any more, going by the others; undefined
   * while too little is known, and where that is no sooner than the target itself gives up.
   */
  expectedWithinMs(): number | undefined;
}

/** Replies after which a target is known to be gone; a slow one gets no more in its time. */
const fewReplies = 5;

/** Responses that tell what is usual, and how many of the latest do. */
const leastKnown = 5;
const mostKnown = 32;

/** How much longer than usual, and than the longest, a reply may take; and milliseconds at least. */
const timesUsual = 100;
const timesLongest = 2;
const leastPatience = 2_000;

/** Watches what comes of the requests to a target. */
export function observeTarget(target: Target, spoken: Spoken): ObservedTarget {
  const durations: number[] = [];
  let known = 0;
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  let gone: { readonly since: number; replies: number } | undefined;
  const note = (reply: Reply, tookMs: number): void => {
    if (reply.kind === 'response') {
      shortest = Math.min(shortest, tookMs);
      longest = Math.max(longest, tookMs);
      durations[known % mostKnown] = tookMs;
      known += 1;
    }
    if (replyTransience(spoken, reply) === 'lasting') gone = undefined;
    else if (gone) gone.replies += 1;
    else gone = { since: performance.now(), replies: 1 };
  };
  const full = target.timeoutMs ?? 0;
  return {
    ...target,
    send: async (request, sending) => {
      sending?.onSent?.();
      const sentAt = performance.now();
      const reply = await target.send(request, sending);
      note(reply, performance.now() - sentAt);
      return reply;
    },
    goneForMs: () => (gone && gone.replies >= fewReplies ? performance.now() - gone.since : 0),
    roundTripMs: () => shortest,
    expectedWithinMs: () => {
      if (known < leastKnown) return undefined;
      const usual = Math.max(timesUsual * median(durations), timesLongest * longest);
      const within = Math.ceil(Math.max(leastPatience, usual));
      return within < full ? within : undefined;
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
