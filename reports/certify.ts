import type { Contract } from '../contracts/contract.ts';
import { type Discovery, discover } from '../runners/discover.ts';
import type { Fixture } from '../runners/fixture.ts';
import { limitInFlight } from '../runners/limit-in-flight.ts';
import { interrupted, type ObservedTarget, observeTarget } from '../runners/observe-target.ts';
import { preflight } from '../runners/preflight.ts';
import { concurrencyFor, leastConcurrency, runCases } from '../runners/run-cases.ts';
import {
  type RetryPolicy,
  type Send,
  type Stopped,
  sendWithRetries,
  type Traffic,
} from '../runners/send-with-retries.ts';
import { survey } from '../runners/survey.ts';
import type { Target } from '../runners/target.ts';
import type { Transcript } from '../runners/transcript.ts';
import { baseInput } from '../suites/base-input.ts';
import type { Case } from '../suites/case.ts';
import type { RunEvent } from './event.ts';
import { keepListing, type Listed } from './listing.ts';
import { runHeader } from './run-header.ts';
import { type Conclusion, concludeRun, type Expectations, whyNoItems } from './run-outcome.ts';
import { keepTally } from './tally.ts';
import type { Verdict } from './verdict.ts';

/** Everything that one run needs; what is written of it is the listener's business. */
export interface CertifyOptions {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly target: Target;
  readonly fixture?: Fixture;
  /** Should-level failures decide as well. */
  readonly strict?: boolean;
  /** Cases in flight; by default after the round trip of the target. */
  readonly concurrency?: number;
  /** Milliseconds after which, and number of requests after which, no more are sent. */
  readonly maxDurationMs?: number;
  readonly maxRequests?: number;
  /** Ends the run when it is aborted; what was found until then is judged and concluded. */
  readonly signal?: AbortSignal;
  /** Failures that are expected, by a baseline for example. */
  readonly expectations?: (verdicts: readonly Verdict[]) => Expectations;
  /** How throttling and passing faults are waited for; in real time by default. */
  readonly retries?: RetryPolicy;
  readonly toolVersion: string;
  /** The command that repeats the run, without `--case`. */
  readonly repeat: string;
  readonly onEvent: (event: RunEvent) => void;
  /** What is to be said of the run beside what it finds. */
  readonly notes?: readonly string[];
  /** Called with the fixture that the run uses, given or discovered. */
  readonly onFixture?: (fixture: Fixture) => void;
}

const tenMinutes = 600_000;

/** Milliseconds after which a target that takes no connection any more is not waited for. */
const longestAbsence = 20_000;

const noSecondResource =
  'The target does not know "foreign" of the fixture: no case could mix the ids of two resources.';

const oneAtATime =
  'The target serves one connection at a time: others wait without an answer. It was sent one.';

const none: Expectations = { expected: new Set(), broken: [], notes: [] };

/** Runs the cases against a target, judges each as it ends, and concludes. */
export async function certify(options: CertifyOptions): Promise<Conclusion> {
  const { contract, cases, target, onEvent } = options;
  const startedAt = Date.now();
  const requests: Traffic = { sent: 0, retried: 0 };
  const observed = observeTarget(target, options.signal);
  const stopped = stopper(options, startedAt, requests, observed);
  const limited = limitInFlight(observed, options.concurrency ?? leastConcurrency);
  const send = sendWithRetries(limited, requests, options.retries, stopped);
  const notes: string[] = [...(options.notes ?? [])];
  const tally = keepTally(contract, [...new Set(cases.map(({ suite }) => suite))]);
  onEvent({ type: 'run-started', ...runHeader(options, startedAt) });

  const conclude = (conclusion: Conclusion): Conclusion => {
    const { exitCode: _, ...said } = conclusion;
    const durationMs = Date.now() - startedAt;
    onEvent({ type: 'run-finished', durationMs, ...said, ...tally.read(), requests, notes });
    return conclusion;
  };
  const input = { ...baseInput(contract, {}), ...options.fixture?.input };
  // The judge is loaded while the first requests are on their way.
  const [obstacle, { judge }] = await Promise.all([
    preflight(contract, input, send),
    import('./verdicts/judge.ts'),
  ]);
  if (obstacle) return conclude({ ...obstacle, exitCode: 3 });

  const { fixture, notes: found } = await completeFixture(contract, options.fixture, send);
  notes.push(...found);
  if (fixture) options.onFixture?.(fixture);
  const knowledge = await survey(contract, fixture, send);
  if (fixture?.foreign && knowledge.input && !knowledge.foreign) notes.push(noSecondResource);
  const session = { contract, knowledge, send, shared: new Map() };
  const concurrency = options.concurrency ?? concurrencyFor(observed.roundTripMs(), cases.length);
  limited.allow(concurrency);
  const listing = keepListing(contract, cases);
  const verdicts: Verdict[] = [];
  await runCases(session, cases, concurrency, (one, transcript) => {
    const all = judge(contract, transcript);
    const listed = listing.add(one, all, transcript.exchanges);
    tally.add(one.suite, listed.verdicts, all);
    verdicts.push(...listed.verdicts);
    onEvent(caseFinished(one, transcript, listed));
  });
  for (const found of listing.rest()) {
    tally.addFound(found.verdict);
    verdicts.push(found.verdict);
    onEvent(found);
  }
  if (limited.servesOne()) notes.push(oneAtATime);
  const sawItems = knowledge.items.size > 0;
  const endedEarly = stopped();
  const strict = options.strict ?? false;
  const expectations = options.expectations?.(verdicts) ?? none;
  notes.push(...expectations.notes);
  return conclude(
    concludeRun(verdicts, {
      expectations,
      sawItems,
      strict,
      whyNoItems: whyNoItems(fixture, knowledge, found),
      ...(endedEarly !== undefined && { endedEarly }),
    }),
  );
}

/** Requests that time out before a run is stopped: each takes as long as all the others together. */
const mostUnanswered = 60;

/** Says why no more requests may be sent, once time or budget are used up. */
function stopper(
  { maxDurationMs = tenMinutes, maxRequests = Number.POSITIVE_INFINITY, signal }: CertifyOptions,
  startedAt: number,
  requests: Traffic,
  { unanswered, goneForMs }: ObservedTarget,
): Stopped {
  return () => {
    if (signal?.aborted) return interrupted;
    if (unanswered() >= mostUnanswered) {
      return `the target left ${mostUnanswered} requests without an answer`;
    }
    if (goneForMs() > longestAbsence) return 'the target went away, and did not come back';
    if (Date.now() - startedAt > maxDurationMs) return 'the time of the run was up';
    return requests.sent >= maxRequests ? 'the budget of requests was used up' : undefined;
  };
}

/** Discovers what the fixture leaves open: all of it, or the ids of a second resource. */
async function completeFixture(
  contract: Contract,
  given: Fixture | undefined,
  send: Send,
): Promise<Discovery> {
  if (given?.foreign) return { fixture: given, notes: [] };
  const { fixture = given, notes } = await discover(contract, send, given?.input);
  return { ...(fixture && { fixture }), notes: given ? [] : notes };
}

function caseFinished(
  { id: caseId, suite, title }: Case,
  { exchanges }: Transcript,
  { verdicts, onTheWay }: Listed,
): RunEvent {
  const own = exchanges.filter(({ sentBefore }) => !sentBefore);
  const durationMs = own.reduce((sum, exchange) => sum + exchange.durationMs, 0);
  const met = onTheWay.length > 0 && { onTheWay };
  return { type: 'case-finished', caseId, suite, title, verdicts, ...met, exchanges, durationMs };
}
