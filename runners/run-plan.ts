import type { Contract } from '../contracts/contract.ts';
import { contractDigest } from '../contracts/contract-digest.ts';
import { baseInput } from '../suites/base-input.ts';
import type { Case } from '../suites/case.ts';
import { requestOf } from '../suites/requests.ts';
import type { Carry } from './carry.ts';
import { describeCaseSet } from './case-set.ts';
import { type Discovery, discover } from './discover.ts';
import type { Fixture } from './fixture.ts';
import { limitInFlight } from './limit-in-flight.ts';
import { interrupted, type ObservedTarget, observeTarget } from './observe-target.ts';
import { preflight } from './preflight.ts';
import { concurrencyFor, leastConcurrency, runCases } from './run-cases.ts';
import type { RunEnded, RunRecord } from './run-record.ts';
import {
  type RetryPolicy,
  type Send,
  type Stopped,
  sendWithRetries,
  type Traffic,
} from './send-with-retries.ts';
import { survey } from './survey.ts';
import type { Target } from './target.ts';
import type { Transcript } from './transcript.ts';
import { type AccessWatch, watchAccess } from './watch-access.ts';

/** What is tried on which target, and within which bounds. */
export interface RunOptions {
  readonly contract: Contract;
  /** Can be gone through more than once; made when they are asked for, they take no memory. */
  readonly cases: Iterable<Case>;
  /** How many there are to choose from; as many as `cases` by default. */
  readonly allCases?: number;
  readonly target: Target;
  readonly fixture?: Fixture;
  /** Cases in flight; by default after the round trip of the target. */
  readonly concurrency?: number;
  /** Milliseconds after which, and number of requests after which, no more are sent. */
  readonly maxDurationMs?: number;
  readonly maxRequests?: number;
  /** Ends the run when it is aborted; what was found until then is judged and concluded. */
  readonly signal?: AbortSignal;
  /** How throttling and passing faults are waited for; in real time by default. */
  readonly retries?: RetryPolicy;
  readonly toolVersion: string;
  /** The command that repeats the run, without `--case`. */
  readonly repeat: string;
  /** What is to be said of the run beside what it finds. */
  readonly notes?: readonly string[];
  /** Takes the cases to the target; without it, each request is sent as it is. */
  readonly carry?: Carry;
  /** Called with the fixture that the run uses, given or discovered. */
  readonly onFixture?: (fixture: Fixture) => void;
}

/** Takes the records of a run as they come. */
export type OnRecord = (record: RunRecord) => void;

const tenMinutes = 600_000;

/** Milliseconds after which a target that takes no connection any more is not waited for. */
const longestAbsence = 20_000;

const noSecondResource =
  'The target does not know "foreign" of the fixture: no case could mix the ids of two resources.';

const oneAtATime =
  'The target serves one connection at a time: others wait without an answer. It was sent one.';

/** Runs the cases against a target, and tells what happened. Nothing is judged here. */
export async function runPlan(options: RunOptions, onRecord: OnRecord): Promise<void> {
  const { contract, cases, target } = options;
  const startedAt = Date.now();
  const requests: Traffic = { sent: 0, retried: 0 };
  const observed = observeTarget(target, options.signal);
  const access = watchAccess(target, options.signal);
  const stopped = stopper(options, startedAt, requests, observed, access);
  const limited = limitInFlight(observed, options.concurrency ?? leastConcurrency);
  const sendAny = sendWithRetries(limited, requests, options.retries, stopped);
  const notes: string[] = [...(options.notes ?? [])];
  const header = headerOf(options, startedAt);
  onRecord({ type: 'run-begun', ...header });
  const end = (how: Pick<RunEnded, 'obstacle' | 'endedEarly'>) =>
    onRecord({ type: 'run-ended', durationMs: Date.now() - startedAt, ...how, requests, notes });

  const input = { ...baseInput(contract, {}), ...options.fixture?.input };
  const obstacle = await preflight(contract, input, sendAny);
  if (obstacle) return end({ obstacle });
  const send = access.guard(sendAny, requestOf(contract, input));

  const { fixture, notes: discovery } = await completeFixture(contract, options.fixture, send);
  notes.push(...discovery);
  if (fixture) options.onFixture?.(fixture);
  const knowledge = await survey(contract, fixture, send);
  if (fixture?.foreign && knowledge.input && !knowledge.foreign) notes.push(noSecondResource);
  onRecord({ type: 'learned', knowledge, discovery, ...(fixture && { fixture }) });

  const session = { contract, knowledge, send, shared: new Map() };
  const concurrency =
    options.concurrency ?? concurrencyFor(observed.roundTripMs(), header.caseSet.size);
  limited.allow(concurrency);
  const onTranscript = ({ suite, title }: Case, transcript: Transcript) =>
    onRecord({ type: 'case-run', suite, title, ...transcript });
  if (options.carry) notes.push(...(await options.carry(session, cases, onTranscript)));
  else await runCases(session, cases, concurrency, onTranscript);
  if (limited.servesOne()) notes.push(oneAtATime);
  const endedEarly = stopped();
  end({ ...(endedEarly !== undefined && { endedEarly }) });
}

function headerOf(
  { contract, cases, allCases, target, toolVersion, repeat }: RunOptions,
  startedAt: number,
) {
  const described = describeCaseSet(cases);
  const { kind, endpoint, proxy } = target;
  return {
    schemaVersion: 1,
    tool: { name: 'aws-conformance', version: toolVersion },
    service: contract.service,
    operation: contract.operation,
    target: { kind, endpoint, ...(proxy !== undefined && { proxy }) },
    ...described,
    allCases: allCases ?? described.caseSet.size,
    startedAt: new Date(startedAt).toISOString(),
    repeat,
    contract: {
      digest: contractDigest(contract),
      signatures: contract.byAddress.has('auth/valid'),
    },
  } as const;
}

/** Requests that time out before a run is stopped: each takes as long as all the others together. */
const mostUnanswered = 40;

/** Says why no more requests may be sent, once time or budget are used up. */
function stopper(
  { maxDurationMs = tenMinutes, maxRequests = Number.POSITIVE_INFINITY, signal }: RunOptions,
  startedAt: number,
  requests: Traffic,
  { unanswered, goneForMs }: ObservedTarget,
  access: AccessWatch,
): Stopped {
  return () => {
    if (signal?.aborted) return interrupted;
    if (access.lost() !== undefined) return access.lost();
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
