import { createHash } from 'node:crypto';
import type { Transience } from '../contracts/answers/transient.ts';
import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import type { Target } from './target.ts';
import { replyTransience } from './transience.ts';

/** What was sent so far; requests are numbered by it, from 1. */
export interface Traffic {
  sent: number;
  retried: number;
}

/** What is known of whether a target is there, and of what it loses. */
export interface Peer {
  /** Takes note of the reply to the request of a number, and says whether it will stay. */
  note(number: number, request: WireRequest, reply: Reply): Transience;
  /** Takes note that a request came to its reply, or that it was given up. */
  done(transience: Transience, attempts: number, lostIn: number | undefined): void;
  /** Tries before a reply of this kind is taken for the answer. */
  tries(transience: Transience): number;
  /** The highest number of a request that was answered as it will always be; 0 for none. */
  latestServed(): number;
  /** Sends again what was answered last: nothing else may be under way that shows who is there. */
  probe(): Promise<void>;
  /** How often the target was away until now, once it had answered, for a moment or for longer. */
  absences(): number;
  /** Requests that came to an answer or to nothing; and those that stayed without any reply. */
  settled(): number;
  unanswered(): number;
  /** How often answers were lost that came when they were asked for again. */
  lost(): number;
  /** True once several requests were silent that were answered at another time. */
  isSilentAtRandom(): boolean;
}

/** Tries before a reply of this kind is taken for the answer, and where such faults pass often. */
const tries: Readonly<Record<Transience, number>> = {
  lasting: 1,
  silent: 2,
  failing: 6,
  busy: 14,
};
const triesWhereOften: Readonly<Record<Transience, number>> = { ...tries, failing: 14, busy: 40 };

/** Requests that stayed without an answer, after which none is waited for twice. */
const mostSilent = 3;

/** Silences that did not stay, after which one alone says little of its request. */
const silencesAtRandom = 2;

/** Silent requests that are looked for among those that are answered. */
const mostWatched = 1_000;

/** Watches what requests to a target come to. */
export function watchPeer(target: Target, spoken: Spoken, traffic: Traffic): Peer {
  let [served, settled, recovered, silent, absences] = [0, 0, 0, 0, 0];
  let isThere = true;
  let latest: WireRequest | undefined;
  // Many requests are lost at once when a target goes away: that counts once.
  const lost = new Set<number>();
  const unheard = new Map<string, number>();
  let heardLater = 0;
  const hear = (key: string): void => {
    const absence = unheard.get(key);
    if (absence === undefined) return;
    unheard.delete(key);
    heardLater += 1;
    // Whether it was asked for again at once or later.
    lost.add(absence);
  };
  const note: Peer['note'] = (number, request, reply) => {
    const transience = replyTransience(spoken, reply);
    if (transience === 'lasting' && reply.kind === 'response') {
      served = Math.max(served, number);
      latest = request;
      isThere = true;
      if (unheard.size > 0) hear(keyOf(request));
    } else if (isLoss(reply)) {
      if (isThere) absences += 1;
      isThere = false;
    }
    if (transience === 'silent' && unheard.size < mostWatched) {
      unheard.set(keyOf(request), absences);
    }
    return transience;
  };
  return {
    note,
    latestServed: () => served,
    absences: () => absences,
    settled: () => settled,
    unanswered: () => silent,
    lost: () => lost.size,
    isSilentAtRandom: () => heardLater >= silencesAtRandom,
    done: (transience, attempts, lostIn) => {
      settled += 1;
      if (transience === 'silent') silent += 1;
      if (transience !== 'lasting') return;
      if (attempts > 1) recovered += 1;
      if (lostIn !== undefined) lost.add(lostIn);
    },
    tries: (transience) => {
      if (transience === 'silent' && silent >= mostSilent) return 1;
      return (recovered > settled / 8 ? triesWhereOften : tries)[transience];
    },
    probe: async () => {
      if (!latest) return;
      traffic.sent += 1;
      traffic.retried += 1;
      const number = traffic.sent;
      note(number, latest, await target.send(latest));
    },
  };
}

function keyOf({ method, path, body }: WireRequest): string {
  return createHash('sha1').update(`${method} ${path} ${body}`).digest('base64');
}

/** True where a reply was lost on the way, or did not come: what a target says is none. */
export function isLoss(reply: Reply): boolean {
  if (reply.kind === 'response') return false;
  const { fault } = reply;
  return fault === 'reset' || fault === 'unreachable' || fault === 'timeout';
}
