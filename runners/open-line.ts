import { answerBounds } from '../contracts/answers/answer-bounds.ts';
import type { Contract } from '../contracts/contract.ts';
import type { Signal } from '../contracts/platform-types.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { boundReplies } from './bound-replies.ts';
import type { HarnessFault } from './harness-fault.ts';
import { limitInFlight } from './limit-in-flight.ts';
import { observeTarget } from './observe-target.ts';
import { pacedTarget } from './paced-target.ts';
import { concurrencyFor, leastConcurrency } from './run-cases.ts';
import { untilEnd, watchForEnd } from './run-end.ts';
import { type RetryPolicy, type Send, sendWithRetries } from './send-with-retries.ts';
import type { Target } from './target.ts';
import type { Losses } from './transcript.ts';
import { watchAccess } from './watch-access.ts';
import { type Traffic, watchPeer } from './watch-peer.ts';

/** What a run may take, and how its requests are sent. */
export interface LineOptions {
  readonly target: Target;
  /** Cases in flight; by default after the round trip of the target. */
  readonly concurrency?: number;
  /** Requests a second at most; as many as the target takes by default. */
  readonly rate?: number;
  /** Milliseconds after which, and number of requests after which, no more are sent. */
  readonly maxDurationMs?: number;
  readonly maxRequests?: number;
  /**
   * Ends the run when it is aborted; what was found until then is judged and concluded. With a
   * HarnessFault for a reason, it is this side that went wrong.
   */
  readonly signal?: Signal;
  /** How throttling and passing faults are waited for; in real time by default. */
  readonly retries?: RetryPolicy;
}

/** The way to a target for one run: everything between a request and its answer. */
export interface Line {
  readonly send: Send;
  /** The same, watching over the credentials; this request was not refused for them before. */
  guarded(known: WireRequest): Send;
  /** Counts up. */
  readonly requests: Traffic;
  /** Why no more may be sent, once that is so; and what went wrong here, where that is why. */
  stopped(): string | undefined;
  fault(): HarnessFault | undefined;
  losses(): Losses;
  /** Sets how many of so many cases are in flight, by what is known of the target now. */
  open(cases: number): void;
  /**
   * How many cases are to be run at a time: as many as requests may be in flight and, where that
   * is fewer, enough of them to go on with while one waits to be sent again.
   */
  casesAtATime(): number;
  /** Sends more at a time, while those in flight are not expected to be answered; and less again. */
  onSilence(isSilent: boolean): void;
  servesOne(): boolean;
  close(): void;
}

const tenMinutes = 600_000;

/** Milliseconds after which a target that lets nothing through any more is not waited for. */
const longestAbsence = 20_000;

/** Requests that time out before a run is stopped: each takes as long as all the others together. */
const mostUnanswered = 40;

/** Requests in flight while nothing is waited for but what was silent before. */
const whileSilent = 32;

/** Opens the way to a target for one run; the contracts say how much its answers can hold. */
export function openLine(contracts: readonly Contract[], options: LineOptions): Line {
  const { target, concurrency, rate, signal, retries } = options;
  const { maxDurationMs = tenMinutes, maxRequests = Number.POSITIVE_INFINITY } = options;
  const [spoken] = contracts;
  if (!spoken) throw new Error('There is no operation to try.');
  const requests: Traffic = { sent: 0, retried: 0 };
  const hopeless = (): string | undefined => {
    if (peer.unanswered() >= mostUnanswered) {
      return `the target left ${mostUnanswered} requests without an answer`;
    }
    const isGone = observed.goneForMs() > longestAbsence;
    return isGone ? 'the target went away, and did not come back' : undefined;
  };
  const end = watchForEnd({ signal, maxDurationMs, hopeless });
  const access = watchAccess(target, spoken, end.signal);
  // What is under way is still waited for when only no more may be sent.
  const stopped = () => {
    const isSpent = requests.sent >= maxRequests;
    return (
      end.reason() ?? access.lost() ?? (isSpent ? 'the budget of requests was used up' : undefined)
    );
  };
  const observed = observeTarget(boundReplies(target, answerBounds(contracts)), spoken);
  const limited = limitInFlight(untilEnd(observed, end), spoken, concurrency ?? leastConcurrency);
  // Nobody waits for a turn once the run is over.
  const paced = rate === undefined ? limited : untilEnd(pacedTarget(limited, spoken, rate), end);
  const peer = watchPeer(paced, spoken, requests);
  const { expectedWithinMs } = observed;
  const send = sendWithRetries(paced, spoken, requests, retries, {
    stopped,
    peer,
    expectedWithinMs,
  });
  let most = concurrency ?? leastConcurrency;
  return {
    send,
    guarded: (known) => access.guard(send, known),
    requests,
    stopped,
    fault: end.fault,
    losses: () => ({ requests: peer.settled(), lost: peer.lost() }),
    open: (cases) => {
      const fitting = concurrencyFor(observed.roundTripMs(), cases);
      most = concurrency ?? fitting.most;
      limited.allow(most, concurrency ?? fitting.begin);
    },
    casesAtATime: () => Math.max(limited.limit(), Math.min(most, leastConcurrency)),
    onSilence: (isSilent) => limited.allow(isSilent ? Math.max(most, whileSilent) : most),
    servesOne: limited.servesOne,
    close: end.close,
  };
}
