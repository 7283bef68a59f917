import type { Contract } from '../contracts/contract.ts';
import { contractDigest } from '../contracts/contract-digest.ts';
import { baseInput } from '../suites/base-input.ts';
import type { Case } from '../suites/case.ts';
import { requestOf } from '../suites/requests.ts';
import type { Carry } from './carry.ts';
import { describeCaseSet } from './case-set.ts';
import { type Discovery, discover } from './discover.ts';
import type { Fixture } from './fixture.ts';
import { type Line, type LineOptions, openLine } from './open-line.ts';
import { preflight } from './preflight.ts';
import { runCases } from './run-cases.ts';
import type { RunEnded, RunRecord } from './run-record.ts';
import type { Send } from './send-with-retries.ts';
import { shareReplies } from './shared-replies.ts';
import { survey } from './survey.ts';
import type { Transcript } from './transcript.ts';

/** What is tried on which target, and within which bounds. */
export interface RunOptions extends LineOptions {
  /** Can be gone through more than once; made when they are asked for, they take no memory. */
  readonly cases: Iterable<Case>;
  /** How many there are to choose from; as many as `cases` by default. */
  readonly allCases?: number;
  readonly fixture?: Fixture;
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

const noSecondResource =
  'The target does not know "foreign" of the fixture: no case could mix the ids of two resources.';

const oneAtATime =
  'The target serves one connection at a time: others wait without an answer. It was sent one.';

/** Runs the cases against a target, and tells what happened. Nothing is judged here. */
export async function runPlan(options: RunOptions, onRecord: OnRecord): Promise<void> {
  const line = openLine(options);
  try {
    await runOver(line, options, onRecord);
  } finally {
    line.close();
  }
}

async function runOver(line: Line, options: RunOptions, onRecord: OnRecord): Promise<void> {
  const { contract, cases } = options;
  const { requests, losses } = line;
  const startedAt = Date.now();
  const notes: string[] = [...(options.notes ?? [])];
  const header = headerOf(options, startedAt);
  onRecord({ type: 'run-begun', ...header });
  const end = (how: Pick<RunEnded, 'obstacle' | 'endedEarly'>) => {
    const durationMs = Date.now() - startedAt;
    const fault = line.fault() && ({ harnessFault: true } as const);
    onRecord({ type: 'run-ended', durationMs, ...how, ...fault, requests, notes });
  };

  const input = { ...baseInput(contract, {}), ...options.fixture?.input };
  const obstacle = await preflight(contract, input, line.send);
  if (obstacle) return end({ obstacle });
  const send = line.guarded(requestOf(contract, input));

  const { fixture, notes: discovery } = await completeFixture(contract, options.fixture, send);
  notes.push(...discovery);
  if (fixture) options.onFixture?.(fixture);
  const knowledge = await survey(contract, fixture, send);
  if (fixture?.foreign && knowledge.input && !knowledge.foreign) notes.push(noSecondResource);
  onRecord({ type: 'learned', knowledge, discovery, ...(fixture && { fixture }) });

  const session = { contract, knowledge, send, losses, shared: shareReplies(contract) };
  line.open(header.caseSet.size);
  const onTranscript = ({ suite, title }: Case, transcript: Transcript) =>
    onRecord({ type: 'case-run', suite, title, ...transcript });
  if (options.carry) notes.push(...(await options.carry(session, cases, onTranscript)));
  else {
    const { limit: most, onSilence } = line;
    await runCases(session, cases, { most, onSilence, onTranscript });
  }
  if (line.servesOne()) notes.push(oneAtATime);
  const endedEarly = line.stopped();
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
