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

/** How much longer than at best replies may take for more to be tried. */
const growable = 1.5;
const growableMs = 100;

/** How much longer they take, and how long at least, when requests only wait for each other. */
const waiting = 4;
const waitingMs = 500;

/** What part of the waiting stays, at least, when it is not of requests that wait for each other. */
const staying = 0.75;

/** A limit that was halved because of waiting, and how long replies took until then. */
interface Halved {
  readonly limit: number;
  readonly usualMs: number;
}

/**
 * Learns how many requests a target bears at a time. Throttling and connections that break halve
 * them; so does waiting that grows with them. As long as it does not, they are doubled. Waiting
 * that half as many requests do not shorten is the target's own time: the limit is set back.
 */
export function learnLimit(first: number): LimitLearner {
  let [most, limit] = [first, first];
  let [inCalm, changedAt, halvedAt] = [0, 0, 0];
  let wasStrained = false;
  let best = Number.POSITIVE_INFINITY;
  let window: number[] = [];
  let halved: Halved | undefined;
  const change = (to: number, sent: number): void => {
    limit = to;
    changedAt = sent;
    window = [];
    inCalm = 0;
  };
  const learnFromWaiting = (sent: number, tookMs: number): void => {
    window.push(tookMs);
    if (window.length < limit) return;
    const usual = lowerQuartile(window);
    const before = halved;
    halved = undefined;
    if (before && usual > before.usualMs * staying) {
      best = usual;
      change(before.limit, sent);
      return;
    }
    // One request at a time waits for no other.
    best = limit === 1 ? usual : Math.min(best, usual);
    const isCalm = inCalm >= (wasStrained ? calm : limit);
    if (usual > Math.max(waitingMs, best * waiting)) {
      halved = { limit, usualMs: usual };
      change(limit >> 1, sent);
    } else if (isCalm && usual <= Math.max(growableMs, best * growable) && limit < most)
      change(Math.min(most, limit * 2), sent);
    else if (window.length >= calm) window = [];
  };
  return {
    limit: () => limit,
    allow: (wanted, begin = wanted) => {
      limit = Math.min(wasStrained ? limit : begin, wanted);
      halved = undefined;
      most = wanted;
      window = [];
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
      halved = undefined;
      change(Math.max(1, limit >> 1), sent);
      halvedAt = sent;
    },
  };
}

/**
 * What a quarter of the replies took at most. When requests wait for each other, all of them take
 * long; when some take their own time, the quick ones among them show that there is no queue.
 */
function lowerQuartile(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 2] ?? 0;
}
