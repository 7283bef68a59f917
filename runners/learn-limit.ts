/** What is known of how many requests a target bears at a time. */
export interface LimitLearner {
  /** How many may be in flight. */
  limit(): number;
  /** Sets how many at most, and how many to begin with where that is not known yet. */
  allow(most: number, first?: number): void;
  /** Takes note of the reply to the request of a number, while so many have been sent. */
  note(number: number, sent: number, reply: Strain): void;
}

/** What a reply says of how many requests there are. */
interface Strain {
  readonly isStrained: boolean;
  /** It did not come at all. */
  readonly isSilent: boolean;
  /** Milliseconds until it came. */
  readonly tookMs: number;
}

/** Replies without a sign of strain after which twice as many requests are tried again. */
const calm = 30;

/** How much longer than at best replies may take, on average, for more to be tried. */
const growable = 1.5;
const growableMs = 100;

/** How much longer they take, and how long at least, when requests only wait for each other. */
const waiting = 4;
const waitingMs = 500;

/**
 * Learns how many requests a target bears at a time. Throttling and connections that break halve
 * them; so does waiting that grows with them. As long as it does not, they are doubled.
 */
export function learnLimit(first: number): LimitLearner {
  let [most, limit] = [first, first];
  let [inCalm, changedAt, halvedAt] = [0, 0, 0];
  let wasStrained = false;
  let best = Number.POSITIVE_INFINITY;
  let window = { replies: 0, ms: 0 };
  const change = (to: number, sent: number): void => {
    limit = to;
    changedAt = sent;
    window = { replies: 0, ms: 0 };
    inCalm = 0;
  };
  const learnFromWaiting = (sent: number, tookMs: number): void => {
    window.replies += 1;
    window.ms += tookMs;
    if (window.replies < limit) return;
    const mean = window.ms / window.replies;
    best = Math.min(best, mean);
    const isCalm = inCalm >= (wasStrained ? calm : limit);
    if (mean > Math.max(waitingMs, best * waiting)) change(Math.max(1, limit >> 1), sent);
    else if (isCalm && mean <= Math.max(growableMs, best * growable) && limit < most)
      change(Math.min(most, limit * 2), sent);
    else if (window.replies >= calm) window = { replies: 0, ms: 0 };
  };
  return {
    limit: () => limit,
    allow: (wanted, begin = wanted) => {
      limit = Math.min(wasStrained ? limit : begin, wanted);
      most = wanted;
      window = { replies: 0, ms: 0 };
    },
    note: (number, sent, { isStrained, isSilent, tookMs }) => {
      inCalm = isStrained ? 0 : inCalm + 1;
      if (!isStrained) {
        // What was sent before the last change says nothing about what holds since.
        if (number > changedAt && !isSilent) learnFromWaiting(sent, tookMs);
        return;
      }
      if (number <= halvedAt) return;
      wasStrained = true;
      change(Math.max(1, limit >> 1), sent);
      halvedAt = sent;
    },
  };
}
