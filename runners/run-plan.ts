import { hasClient } from '../contracts/constraints/client-promises.ts';
import type { Contract } from '../contracts/contract.ts';
import { contractDigest } from '../contracts/contract-digest.ts';
import { plural } from '../contracts/plural.ts';
import { baseInput } from '../suites/base-input.ts';
import type { Case } from '../suites/case.ts';
import { requestOf } from '../suites/requests.ts';
import type { Carry } from './carry.ts';
import { describeCaseSet } from './case-set.ts';
import { type Discovery, discover } from './discover.ts';
import type { Fixture } from './fixture.ts';
import { type Line, type LineOptions, openLine } from './open-line.ts';
import { type Obstacle, preflight } from './preflight.ts';
import { runCases } from './run-cases.ts';
import type { PlannedPart, RunBegun, RunRecord } from './run-record.ts';
import type { Send } from './send-with-retries.ts';
import { shareReplies } from './shared-replies.ts';
import { survey } from './survey.ts';
import type { Transcript } from './transcript.ts';

/** What is tried of one operation, and from which input. */
export interface PlannedOperation {
  readonly contract: Contract;
  /** Can be gone through more than once; made when they are asked for, they take no memory. */
  readonly cases: Iterable<Case>;
  /** How many there are to choose from; as many as `cases` by default. */
  readonly allCases?: number;
  readonly fixture?: Fixture;
}

/** What is tried on which target, and within which bounds. */
export interface RunOptions extends LineOptions {
  /** The operations of one service, in the order in which they are tried. */
  readonly plan: readonly PlannedOperation[];
  readonly toolVersion: string;
  /** The command that repeats the run, without `--case`. */
  readonly repeat: string;
  /** What is to be said of the run beside what it finds. */
  readonly notes?: readonly string[];
  /** Takes the cases to the target; without it, each request is sent as it is. */
  readonly carry?: Carry;
  /** Called with the fixture that is used for an operation, given or discovered. */
  readonly onFixture?: (fixture: Fixture, operation: string) => void;
}

/** Takes the records of a run as they come. */
export type OnRecord = (record: RunRecord) => void;

const noSecondResource =
  'The target does not know "foreign" of the fixture: no case could mix the ids of two resources.';

const oneAtATime =
  'The target serves one connection at a time: others wait without an answer. It was sent one.';

/** Runs the cases against a target, and tells what happened. Nothing is judged here. */
export async function runPlan(options: RunOptions, onRecord: OnRecord): Promise<void> {
  const contracts = options.plan.map(({ contract }) => contract);
  const line = openLine(contracts, options);
  try {
    await runOver(line, options, onRecord);
  } finally {
    line.close();
  }
}

async function runOver(line: Line, options: RunOptions, onRecord: OnRecord): Promise<void> {
  const startedAt = Date.now();
  const notes: string[] = [...(options.notes ?? [])];
  const parts = options.plan.map(partOf);
  onRecord({ type: 'run-begun', ...headerOf(options, parts, startedAt) });
  for (const [index, planned] of options.plan.entries()) {
    const { operation } = planned.contract;
    const about = parts.length > 1 ? `${operation}: ` : '';
    const note = (text: string) => notes.push(`${about}${text}`);
    const size = parts[index]?.caseSet.size ?? 0;
    const obstacle = await runOperation({ line, options, onRecord, note }, planned, size);
    onRecord({ type: 'operation-ended', operation, ...(obstacle && { obstacle }) });
    if ((obstacle && isOfTarget(obstacle)) || line.stopped() !== undefined) break;
  }
  if (line.servesOne()) notes.push(oneAtATime);
  const endedEarly = line.stopped();
  onRecord({
    type: 'run-ended',
    durationMs: Date.now() - startedAt,
    ...(endedEarly !== undefined && { endedEarly }),
    ...(line.fault() && { harnessFault: true }),
    requests: line.requests,
    notes,
  });
}

interface Running {
  readonly line: Line;
  readonly options: RunOptions;
  readonly onRecord: OnRecord;
  readonly note: (text: string) => void;
}

async function runOperation(
  { line, options, onRecord, note }: Running,
  { contract, cases, fixture: given }: PlannedOperation,
  size: number,
): Promise<Obstacle | undefined> {
  const { operation } = contract;
  const input = { ...baseInput(contract, {}), ...given?.input };
  const obstacle = await preflight(contract, input, line.send);
  if (obstacle) return obstacle;
  const send = line.guarded(requestOf(contract, input));

  const { fixture, notes: discovery } = await completeFixture(contract, given, send);
  discovery.forEach(note);
  if (fixture) options.onFixture?.(fixture, operation);
  const knowledge = await survey(contract, fixture, send);
  if (fixture?.foreign && knowledge.input && !knowledge.foreign) note(noSecondResource);
  onRecord({ type: 'learned', operation, knowledge, discovery, ...(fixture && { fixture }) });

  const { losses, casesAtATime: most, onSilence } = line;
  const session = { contract, knowledge, send, losses, shared: shareReplies(contract) };
  line.open(size);
  const onTranscript = ({ suite, title }: Case, transcript: Transcript) =>
    onRecord({ type: 'case-run', operation, suite, title, ...transcript });
  const running = { most, onSilence, onTranscript };
  if (options.carry) (await options.carry(session, cases, running)).forEach(note);
  else await runCases(session, cases, running);
  return undefined;
}

/** True of what every other operation of the service would meet as well. */
function isOfTarget({ kind }: Obstacle): boolean {
  switch (kind) {
    case 'no-answer':
    case 'unavailable':
    case 'refused':
    case 'redirected':
      return true;
    case 'says-not-implemented':
    case 'unknown-operation':
    case 'wall':
    case 'always-alike':
      return false;
  }
}

function headerOf(
  { plan, target, toolVersion, repeat }: RunOptions,
  parts: readonly PlannedPart[],
  startedAt: number,
): Omit<RunBegun, 'type'> {
  const [only] = parts;
  const isOne = only !== undefined && parts.length === 1;
  const { kind, endpoint, proxy } = target;
  return {
    schemaVersion: 1,
    tool: { name: 'aws-conformance', version: toolVersion },
    service: plan[0]?.contract.service ?? '',
    operation: isOne ? only.operation : plural(parts.length, 'operation'),
    target: { kind, endpoint, ...(proxy !== undefined && { proxy }) },
    caseSet: isOne ? only.caseSet : describeCaseSet(everyCase(plan)).caseSet,
    startedAt: new Date(startedAt).toISOString(),
    repeat,
    plan: parts,
  };
}

function* everyCase(plan: readonly PlannedOperation[]): Generator<Case> {
  for (const { cases } of plan) yield* cases;
}

function partOf({ contract, cases, allCases }: PlannedOperation): PlannedPart {
  const described = describeCaseSet(cases);
  return {
    operation: contract.operation,
    ...described,
    allCases: allCases ?? described.caseSet.size,
    contract: {
      digest: contractDigest(contract),
      signatures: contract.byAddress.has('auth/valid'),
      ...(hasClient(contract) && { client: true }),
    },
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
