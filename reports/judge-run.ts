import type { Contract } from '../contracts/contract.ts';
import type { CaseRun, Learned, RunBegun, RunEnded, RunRecord } from '../runners/run-record.ts';
import { boundExchange } from './bound-exchange.ts';
import { type DecisiveVerdicts, keepDecisive } from './decisive-verdicts.ts';
import type { FoundOnTheWay, RunEvent } from './event.ts';
import { keepListing, type Listed, type Listing } from './listing.ts';
import { obstacleInWords } from './obstacle-in-words.ts';
import type { RunScope } from './report.ts';
import { type Conclusion, concludeRun, type Expectations, whyNoItems } from './run-outcome.ts';
import { runScope } from './run-scope.ts';
import { keepTally, type TallyKeeper } from './tally.ts';
import type { Verdict } from './verdict.ts';
import { boundVerdict } from './verdicts/bound-verdict.ts';
import { judge } from './verdicts/judge.ts';

/** What a run is judged by, besides the contract. */
export interface JudgeOptions {
  /** Should-level failures decide as well. */
  readonly strict?: boolean;
  /** Failures that are expected, by a baseline for example. */
  readonly expectations?: Expectations;
  readonly onEvent: (event: RunEvent) => void;
}

/** Judges the records of a run as they come. */
export interface RunJudge {
  take(record: RunRecord): void;
  /** How the run ended: known after its last record. */
  conclusion(): Conclusion | undefined;
}

/** Makes the judge of one run: the same records always give the same events. */
export function judgeRun(contract: Contract, options: JudgeOptions): RunJudge {
  let state: State | undefined;
  let conclusion: Conclusion | undefined;
  const take = (record: RunRecord): void => {
    if (record.type === 'run-begun') {
      state = begin(contract, record, options);
    } else if (!state) {
      throw new Error(`The run has a record ${record.type} before its first one.`);
    } else if (record.type === 'learned') {
      state.learned = record;
    } else if (record.type === 'case-run') {
      takeCase(state, record);
    } else {
      conclusion = takeEnd(state, record);
    }
  };
  return { take, conclusion: () => conclusion };
}

/** What is known of a run so far. */
interface State {
  readonly contract: Contract;
  readonly options: JudgeOptions;
  readonly begun: RunBegun;
  readonly tally: TallyKeeper;
  readonly listing: Listing;
  readonly decisive: DecisiveVerdicts;
  learned?: Learned;
  /** Planned cases of which nothing was heard yet. */
  left: number;
}

function begin(contract: Contract, begun: RunBegun, options: JudgeOptions): State {
  const { type: _, suites, contract: __, allCases: ___, ...header } = begun;
  options.onEvent({ type: 'run-started', ...header });
  const tally = keepTally(contract, suites);
  const left = begun.caseSet.size;
  return {
    ...{ contract, options, begun, tally, left },
    ...{ listing: keepListing(contract), decisive: keepDecisive() },
  };
}

function takeCase(state: State, run: CaseRun): void {
  const { contract, tally, listing, decisive, options } = state;
  const all = judge(contract, run).map(boundVerdict);
  const listed = listing.add(run, all);
  const verdicts = listed.verdicts.map((verdict) => marked(verdict, options.expectations));
  tally.add(run.suite, verdicts, all);
  for (const verdict of verdicts) decisive.add(verdict);
  state.left -= 1;
  options.onEvent(caseFinished(run, { ...listed, verdicts }));
}

/** What no case is about is told after the last of them. */
function takeFound({ tally, decisive, options }: State, found: FoundOnTheWay): void {
  const verdict = marked(found.verdict, options.expectations);
  tally.addFound(verdict);
  decisive.add(verdict);
  const exchanges = found.exchanges.map((one) => boundExchange(one, longestShown));
  options.onEvent({ ...found, verdict, exchanges });
}

function marked(verdict: Verdict, expectations: Expectations | undefined): Verdict {
  return expectations?.expects(verdict) ? { ...verdict, expectedFailure: true } : verdict;
}

function takeEnd(state: State, ended: RunEnded): Conclusion {
  for (const found of state.listing.rest()) takeFound(state, found);
  const { tally, options } = state;
  const { notes = [], broken = [] } = ended.obstacle ? {} : (options.expectations?.end() ?? {});
  const conclusion = conclude(state, ended, broken);
  const { exitCode: _, ...said } = conclusion;
  const { durationMs, requests } = ended;
  options.onEvent({
    ...{ type: 'run-finished', durationMs, ...said, ...tally.read(), requests },
    notes: [...ended.notes, ...notes],
    scope: scopeOf(state, ended),
  });
  return conclusion;
}

function conclude(
  { contract, begun, learned, left, decisive, options: { strict = false } }: State,
  { obstacle, endedEarly, harnessFault }: RunEnded,
  broken: readonly string[],
): Conclusion {
  if (obstacle) {
    const exitCode = harnessFault ? 4 : 3;
    return { ...obstacleInWords(contract, obstacle, begun.target), exitCode };
  }
  const { fixture, discovery = [], knowledge } = learned ?? {};
  return concludeRun(decisive.verdicts(), {
    ...{ broken, left, strict, errors: decisive.counts().errors },
    sawItems: (knowledge?.items.size ?? 0) > 0,
    whyNoItems: whyNoItems(fixture, knowledge, discovery),
    ...(endedEarly !== undefined && { endedEarly }),
    ...(harnessFault && { isHarnessFault: true }),
  });
}

function scopeOf(state: State, { endedEarly }: RunEnded): RunScope {
  const { contract, begun, tally, decisive, learned, left } = state;
  return runScope(contract, {
    cases: { chosen: begun.caseSet.size, all: begun.allCases },
    finished: endedEarly === undefined && left === 0,
    verdicts: decisive.verdicts(),
    constraints: tally.read().constraints,
    expected: decisive.counts().expected,
    items: learned?.knowledge.items.size ?? 0,
  });
}

/** Characters of a message that reports can show. */
const longestShown = 65_536;

function caseFinished(run: CaseRun, { verdicts, onTheWay }: Listed): RunEvent {
  const { caseId, suite, title, exchanges } = run;
  const own = exchanges.filter(({ sentBefore }) => !sentBefore);
  const durationMs = own.reduce((sum, exchange) => sum + exchange.durationMs, 0);
  return {
    ...{ type: 'case-finished', caseId, suite, title, verdicts },
    ...(onTheWay.length > 0 && { onTheWay }),
    exchanges: exchanges.map((one) => boundExchange(one, longestShown)),
    durationMs,
  };
}
