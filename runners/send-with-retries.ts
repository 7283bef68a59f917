import { setTimeout as sleep } from 'node:timers/promises';
import { type Transience, transienceOf } from '../contracts/answers/transient.ts';
import type { Exchange, Reply, WireRequest } from '../contracts/wire.ts';
import type { Target } from './target.ts';

/** Sends a request as often as it takes to know what the answer is. */
export type Send = (request: WireRequest) => Promise<Exchange>;

/** What was sent so far; requests are numbered by it, from 1. */
export interface Traffic {
  sent: number;
  retried: number;
}

/** Milliseconds of the first and of the longest pause between two tries. */
const firstPause = 10;
const longestPause = 500;

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

/** Failures of one request in a row, others served before each, that show that the fault is its own. */
const ownFailures = 3;

/** How to wait for a target. */
export interface RetryPolicy {
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds for which a target that answers nothing else is given time to come back. */
  readonly patienceMs: number;
}

/** Why no more requests may be sent, once that is so. */
export type Stopped = () => string | undefined;

const usual: RetryPolicy = { pause: (ms) => sleep(ms), patienceMs: 9_000 };

/**
 * Wraps a target so that throttling and passing faults are retried, with jittered exponential
 * back-off. A target that serves nothing at all is waited for longer than one that serves others
 * between the failures of a request, again and again: then the fault lies with the request. What
 * was sent before the first of them says nothing, for many requests are under way when a target
 * goes away, and some of their answers come only then; and what was served once may have been
 * served between two such times.
 */
export function sendWithRetries(
  target: Target,
  traffic: Traffic,
  { pause, patienceMs }: RetryPolicy = usual,
  stopped: Stopped = () => undefined,
): Send {
  const peer = watch(target, traffic);
  return async (request) => {
    const started = Date.now();
    let failedAfter = Number.POSITIVE_INFINITY;
    let failedAlone = 0;
    for (let attempts = 1; ; attempts += 1) {
      const sentAt = Date.now();
      const detail = stopped();
      if (detail !== undefined) {
        const reply = { kind: 'no-response', fault: 'stopped', detail } as const;
        return { request, reply, attempts: attempts - 1, sentAt, durationMs: 0 };
      }
      failedAlone = peer.latestServed() > failedAfter ? failedAlone + 1 : 0;
      traffic.sent += 1;
      if (attempts > 1) traffic.retried += 1;
      const number = traffic.sent;
      const reply = await target.send(request);
      const transience = peer.note(number, request, reply);
      const waitedEnough =
        transience === 'lasting' ||
        transience === 'silent' ||
        failedAlone >= ownFailures ||
        (peer.latestServed() === 0 && isAnswerToAll(reply)) ||
        Date.now() - started >= patienceMs;
      const triedEnough = attempts >= peer.tries(transience);
      if (triedEnough && waitedEnough) {
        peer.done(transience, attempts);
        return { request, reply, attempts, sentAt, durationMs: Date.now() - sentAt };
      }
      failedAfter = traffic.sent;
      await pause(pauseBefore(attempts));
      const needless = peer.latestServed() > failedAfter || stopped() !== undefined;
      if (triedEnough && !needless) await peer.probe();
    }
  };
}

/** What is known of whether a target is there. */
interface Watch {
  /** Takes note of the reply to the request of a number, and says whether it will stay. */
  note(number: number, request: WireRequest, reply: Reply): Transience;
  /** Takes note that a request was answered or given up. */
  done(transience: Transience, attempts: number): void;
  /** Tries before a reply of this kind is taken for the answer. */
  tries(transience: Transience): number;
  /** The highest number of a request that was answered as it will always be; 0 for none. */
  latestServed(): number;
  /** Sends again what was answered last: nothing else may be under way that shows who is there. */
  probe(): Promise<void>;
}

function watch(target: Target, traffic: Traffic): Watch {
  let served = 0;
  let done = 0;
  let recovered = 0;
  let silent = 0;
  let latest: WireRequest | undefined;
  const note: Watch['note'] = (number, request, reply) => {
    const transience = transienceOf(reply);
    if (transience === 'lasting' && reply.kind === 'response') {
      served = Math.max(served, number);
      latest = request;
    }
    return transience;
  };
  return {
    note,
    latestServed: () => served,
    done: (transience, attempts) => {
      done += 1;
      if (transience === 'silent') silent += 1;
      if (transience === 'lasting' && attempts > 1) recovered += 1;
    },
    tries: (transience) => {
      if (transience === 'silent' && silent >= mostSilent) return 1;
      return (recovered > done / 8 ? triesWhereOften : tries)[transience];
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

/** True of an internal error, or of nothing at that address, where no other answer was ever had. */
function isAnswerToAll(reply: Reply): boolean {
  return reply.kind === 'response' ? reply.response.status === 500 : reply.fault === 'unreachable';
}

function pauseBefore(attempts: number): number {
  const longest = Math.min(longestPause, firstPause * 2 ** (attempts - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}
