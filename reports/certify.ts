import type { Contract } from '../contracts/contract.ts';
import { type Discovery, discover } from '../runners/discover.ts';
import type { Fixture } from '../runners/fixture.ts';
import { type Line, type LineOptions, openLine } from '../runners/open-line.ts';
import { preflight } from '../runners/preflight.ts';
import { runCases } from '../runners/run-cases.ts';
import type { Send } from '../runners/send-with-retries.ts';
import { shareReplies } from '../runners/shared-replies.ts';
import { survey } from '../runners/survey.ts';
import type { Transcript } from '../runners/transcript.ts';
import { baseInput } from '../suites/base-input.ts';
import type { Case } from '../suites/case.ts';
import type { RunEvent } from './event.ts';
import { runHeader } from './run-header.ts';
import { type Conclusion, concludeRun, type Expectations, whyNoItems } from './run-outcome.ts';
import { keepTally } from './tally.ts';
import type { Verdict } from './verdict.ts';

/** Everything that one run needs; what is written of it is the listener's business. */
export interface CertifyOptions extends LineOptions {
  readonly cases: readonly Case[];
  readonly fixture?: Fixture;
  /** Should-level failures decide as well. */
  readonly strict?: boolean;
  /** Failures that are expected, by a baseline for example. */
  readonly expectations?: (verdicts: readonly Verdict[]) => Expectations;
  readonly toolVersion: string;
  /** The command that repeats the run, without `--case`. */
  readonly repeat: string;
  readonly onEvent: (event: RunEvent) => void;
  /** What is to be said of the run beside what it finds. */
  readonly notes?: readonly string[];
  /** Called with the fixture that the run uses, given or discovered. */
  readonly onFixture?: (fixture: Fixture) => void;
}

const noSecondResource =
  'The target does not know "foreign" of the fixture: no case could mix the ids of two resources.';

const oneAtATime =
  'The target serves one connection at a time: others wait without an answer. It was sent one.';

const none: Expectations = { expected: new Set(), broken: [], notes: [] };

/** Runs the cases against a target, judges each as it ends, and concludes. */
export async function certify(options: CertifyOptions): Promise<Conclusion> {
  const line = openLine(options);
  try {
    return await certifyOver(line, options);
  } finally {
    line.close();
  }
}

async function certifyOver(line: Line, options: CertifyOptions): Promise<Conclusion> {
  const { contract, cases, onEvent } = options;
  const { send, requests } = line;
  const startedAt = Date.now();
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
  if (obstacle) return conclude({ ...obstacle, exitCode: line.fault() ? 4 : 3 });

  const { fixture, notes: found } = await completeFixture(contract, options.fixture, send);
  notes.push(...found);
  if (fixture) options.onFixture?.(fixture);
  const knowledge = await survey(contract, fixture, send);
  if (fixture?.foreign && knowledge.input && !knowledge.foreign) notes.push(noSecondResource);
  const { losses } = line;
  const session = { contract, knowledge, send, losses, shared: shareReplies() };
  line.open(cases.length);
  const verdicts: Verdict[] = [];
  const onTranscript = (one: Case, transcript: Transcript): void => {
    const all = judge(contract, transcript);
    const kept = worthKeeping(contract, one, all);
    tally.add(one.suite, kept, all);
    verdicts.push(...kept);
    onEvent(caseFinished(one, transcript, kept));
  };
  await runCases(session, cases, { most: line.limit, onTranscript, onSilence: line.onSilence });
  if (line.servesOne()) notes.push(oneAtATime);
  const endedEarly = line.stopped();
  const expectations = options.expectations?.(verdicts) ?? none;
  notes.push(...expectations.notes);
  const conclusion = concludeRun(verdicts, {
    expectations,
    sawItems: knowledge.items.size > 0,
    strict: options.strict ?? false,
    whyNoItems: whyNoItems(fixture, knowledge, found),
    ...(endedEarly !== undefined && { endedEarly }),
    ...(line.fault() && { isHarnessFault: true }),
  });
  const isCut = endedEarly !== undefined && verdicts.some(({ reason }) => reason === endedEarly);
  if (conclusion.outcome === 'nonconformant' && isCut) {
    notes.push(`Not all cases could be run: ${endedEarly}.`);
  }
  return conclude(conclusion);
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

/** What a case only met on its way is counted, but listed only when it decides something. */
function worthKeeping(contract: Contract, { covers }: Case, all: readonly Verdict[]): Verdict[] {
  const aims = new Set(covers.map((address) => contract.byAddress.get(address)?.id));
  return all.filter(
    ({ level, outcome, constraintId }) =>
      aims.has(constraintId) || (level === 'must' && outcome !== 'pass'),
  );
}

function caseFinished(
  { id: caseId, suite, title }: Case,
  { exchanges }: Transcript,
  verdicts: readonly Verdict[],
): RunEvent {
  const own = exchanges.filter(({ sentBefore }) => !sentBefore);
  const durationMs = own.reduce((sum, exchange) => sum + exchange.durationMs, 0);
  return { type: 'case-finished', caseId, suite, title, verdicts, exchanges, durationMs };
}
