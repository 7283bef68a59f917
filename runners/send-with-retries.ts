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

/** Tries before a reply of this kind is taken for the answer. */
const tries: Readonly<Record<Transience, number>> = { lasting: 1, failing: 6, busy: 14 };

/** How to wait for a target. */
export interface RetryPolicy {
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds for which a target that answers nothing else is given time to come back. */
  readonly patienceMs: number;
}

const usual: RetryPolicy = { pause: (ms) => sleep(ms), patienceMs: 9_000 };

/**
 * Wraps a target so that throttling and passing faults are retried, with jittered exponential
 * back-off. A target that serves nothing at all is waited for longer than one that serves others
 * between two failures of a request: then the fault lies with the request. What was sent before
 * the first of them says nothing, for many requests are under way when a target goes away, and
 * some of their answers come only then.
 */
export function sendWithRetries(
  target: Target,
  traffic: Traffic,
  { pause, patienceMs }: RetryPolicy = usual,
): Send {
  const peer = watch(target, traffic);
  return async (request) => {
    const started = Date.now();
    let failedAfter = Number.POSITIVE_INFINITY;
    for (let attempts = 1; ; attempts += 1) {
      const sentAt = Date.now();
      const servesOthers = peer.latestServed() > failedAfter;
      traffic.sent += 1;
      if (attempts > 1) traffic.retried += 1;
      const number = traffic.sent;
      const reply = await target.send(request);
      const transience = peer.note(number, request, reply);
      const waitedEnough =
        transience === 'lasting' ||
        servesOthers ||
        isThere(reply, peer.latestServed() > 0) ||
        Date.now() - started >= patienceMs;
      const triedEnough = attempts >= tries[transience];
      if (triedEnough && waitedEnough) {
        return { request, reply, attempts, sentAt, durationMs: Date.now() - sentAt };
      }
      failedAfter = traffic.sent;
      if (triedEnough) await peer.probe();
      await pause(pauseBefore(attempts));
    }
  };
}

/** What is known of whether a target is there. */
interface Watch {
  /** Takes note of the reply to the request of a number, and says whether it will stay. */
  note(number: number, request: WireRequest, reply: Reply): Transience;
  /** The highest number of a request that was answered as it will always be; 0 for none. */
  latestServed(): number;
  /** Sends again what was answered last: nothing else may be under way that shows who is there. */
  probe(): Promise<void>;
}

function watch(target: Target, traffic: Traffic): Watch {
  let served = 0;
  let latest: WireRequest | undefined;
  const note: Watch['note'] = (number, request, reply) => {
    const transience = transienceOf(reply);
    if (transience === 'lasting') served = Math.max(served, number);
    if (transience === 'lasting' && reply.kind === 'response') latest = request;
    return transience;
  };
  return {
    note,
    latestServed: () => served,
    probe: async () => {
      if (!latest) return;
      traffic.sent += 1;
      traffic.retried += 1;
      const number = traffic.sent;
      note(number, latest, await target.send(latest));
    },
  };
}

/**
 * True when waiting longer would tell nothing new: the target answers, if with an internal error,
 * or nothing has ever answered at that address.
 */
function isThere(reply: Reply, served: boolean): boolean {
  if (reply.kind === 'response') return reply.response.status === 500;
  return reply.fault === 'unreachable' && !served;
}

function pauseBefore(attempts: number): number {
  const longest = Math.min(longestPause, firstPause * 2 ** (attempts - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}
