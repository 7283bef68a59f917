import type { Contract } from '../contracts/contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { itemsOf } from '../contracts/items-of.ts';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import type {
  CaseRun,
  Learned,
  OperationEnded,
  PlannedPart,
  RunBegun,
  RunEnded,
} from '../runners/run-record.ts';
import { boundExchange } from './bound-exchange.ts';
import { keepDecisive } from './decisive-verdicts.ts';
import type { FoundOnTheWay, RunEvent } from './event.ts';
import { keepListing, type Listed } from './listing.ts';
import { obstacleInWords } from './obstacle-in-words.ts';
import type { RunScope } from './report.ts';
import {
  type Circumstances,
  type Conclusion,
  concludeRun,
  type Expectations,
  whyNoItems,
} from './run-outcome.ts';
import { runScope } from './run-scope.ts';
import { keepTally, type Tally } from './tally.ts';
import type { Verdict } from './verdict.ts';
import { boundVerdict } from './verdicts/bound-verdict.ts';
import { judge } from './verdicts/judge.ts';

/** What a run is judged by, besides the contracts. */
export interface JudgeOptions {
  /** Should-level failures decide as well. */
  readonly strict?: boolean;
  /** Failures that are expected, by a baseline for example. */
  readonly expectations?: Expectations;
  /** Makes the verdicts of a case that was carried in a way of its own; by default, `judge`. */
  readonly judgeCase?: (contract: Contract, run: CaseRun) => Verdict[];
  readonly onEvent: (event: RunEvent) => void;
}

/** What is judged: a part of the plan of a run, with its contract. */
interface Subject {
  readonly contract: Contract;
  readonly part: PlannedPart;
  readonly target: RunBegun['target'];
}

/** What one operation came to. */
export interface JudgedOperation {
  readonly part: PlannedPart;
  readonly conclusion: Conclusion;
  readonly tally: Tally;
  readonly scope: RunScope;
  /** True when no case could be run. */
  readonly hasObstacle: boolean;
  /** Planned cases that did not come to their end. */
  readonly left: number;
}

/** Judges the records of one operation as they come. */
export interface OperationJudge {
  learn(learned: Learned): void;
  take(run: CaseRun): void;
  /** Called when all its cases are done; a run that is cut off does without. */
  end(ended?: OperationEnded): void;
  /** `broken` are expected failures that did not happen, a line each. */
  conclude(run: RunEnded, broken: readonly string[]): JudgedOperation;
}

/** Makes the judge of one operation: the same records always give the same events. */
export function judgeOperation(subject: Subject, options: JudgeOptions): OperationJudge {
  const { contract, part } = subject;
  const { expectations, onEvent, strict = false, judgeCase = judge } = options;
  const tally = keepTally(contract, part.suites);
  const listing = keepListing(contract);
  const decisive = keepDecisive();
  let learned: Learned | undefined;
  let ended: OperationEnded | undefined;
  let isOver = false;
  // Of recorded traffic, whether there were items in a case; empty in a run.
  const recorded = new Set<boolean>();
  let left = part.caseSet.size;
  // Planned cases that were left out, whatever the reason.
  let skipped = 0;

  const marked = (verdict: Verdict): Verdict =>
    expectations?.expects(verdict) ? { ...verdict, expectedFailure: true } : verdict;
  const takeFound = (found: FoundOnTheWay): void => {
    const verdict = marked(found.verdict);
    tally.addFound(verdict);
    decisive.add(verdict);
    onEvent({ ...found, verdict, exchanges: shown(found.exchanges) });
  };
  const scopeOf = ({ endedEarly }: RunEnded): RunScope =>
    runScope(contract, {
      cases: { chosen: part.caseSet.size - skipped, all: part.allCases },
      finished: endedEarly === undefined && left === 0,
      ...{ verdicts: decisive.verdicts(), constraints: tally.read().constraints },
      isRecorded: recorded.size > 0,
      ...{ expected: decisive.counts().expected, items: learned?.knowledge.items.size ?? 0 },
    });
  return {
    learn: (record) => {
      learned = record;
    },
    take(run) {
      const all = judgeCase(contract, run).map(boundVerdict);
      if (run.recorded) recorded.add(hasItems(contract, run));
      const listed = listing.add(run.recorded ? aboutAll(run, all) : run, all);
      const verdicts = listed.verdicts.map(marked);
      tally.add(run.suite, verdicts, all);
      for (const verdict of verdicts) decisive.add(verdict);
      if (!run.ended?.runEnded) left -= 1;
      if (run.ended?.outcome === 'skipped') skipped += 1;
      onEvent(caseFinished(run, { ...listed, verdicts }));
    },
    end(record) {
      ended ??= record;
      if (isOver) return;
      isOver = true;
      // What no case is about is told after the last of them.
      for (const found of listing.rest()) takeFound(found);
    },
    conclude: (run, broken) => ({
      ...{ part, left, tally: tally.read(), scope: scopeOf(run) },
      conclusion: concludeOperation(
        subject,
        { learned, ended, run, sawItems: recorded.has(true) },
        { ...decisive.counts(), broken, left, strict, verdicts: decisive.verdicts() },
      ),
      hasObstacle: ended?.obstacle !== undefined,
    }),
  };
}

function hasItems(contract: Contract, { exchanges }: CaseRun): boolean {
  return exchanges.some(({ reply }) => {
    const answer = readAnswer(contract, reply);
    return answer.kind === 'result' && (itemsOf(contract, answer.body) ?? []).length > 0;
  });
}

/** What was recorded is about each constraint that it shows anything of. */
function aboutAll(run: CaseRun, verdicts: readonly Verdict[]): CaseRun {
  return { ...run, covers: verdicts.map(({ constraintId }) => addressOf(constraintId)) };
}

/** What the records said beside the cases. */
interface Said {
  readonly learned: Learned | undefined;
  readonly ended: OperationEnded | undefined;
  readonly run: RunEnded;
  /** True of recorded traffic that has items in it, which nobody looked for before. */
  readonly sawItems: boolean;
}

type Counted = Pick<Circumstances, 'broken' | 'left' | 'strict' | 'errors'> & {
  readonly verdicts: readonly Verdict[];
};

function concludeOperation(
  { contract, target }: Subject,
  { learned, ended, run: { endedEarly, harnessFault }, sawItems }: Said,
  { verdicts, ...counted }: Counted,
): Conclusion {
  if (ended?.obstacle) {
    const exitCode = harnessFault ? 4 : 3;
    return { ...obstacleInWords(contract, ended.obstacle, target), exitCode };
  }
  const { fixture, discovery = [], knowledge } = learned ?? {};
  return concludeRun(verdicts, {
    ...counted,
    sawItems: sawItems || (knowledge?.items.size ?? 0) > 0,
    whyNoItems:
      target.kind === 'recording'
        ? 'no answer in the recording has items'
        : whyNoItems(fixture, knowledge, discovery),
    ...(endedEarly !== undefined && { endedEarly }),
    ...(harnessFault && { isHarnessFault: true }),
  });
}

/** Characters of a message that reports can show. */
const longestShown = 65_536;

function shown(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.map((one) => boundExchange(one, longestShown));
}

function caseFinished(run: CaseRun, { verdicts, onTheWay }: Listed): RunEvent {
  const { caseId, suite, title, exchanges } = run;
  const own = exchanges.filter(({ sentBefore }) => !sentBefore);
  const durationMs = own.reduce((sum, exchange) => sum + exchange.durationMs, 0);
  return {
    ...{ type: 'case-finished', caseId, suite, title, verdicts },
    ...(onTheWay.length > 0 && { onTheWay }),
    exchanges: shown(exchanges),
    durationMs,
  };
}
