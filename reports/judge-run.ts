import type { Contract } from '../contracts/contract.ts';
import type { CaseRun, Learned, RunEnded, RunRecord } from '../runners/run-record.ts';
import { boundExchange } from './bound-exchange.ts';
import type { RunEvent } from './event.ts';
import { type Conclusion, concludeRun, type Expectations, whyNoItems } from './run-outcome.ts';
import { keepTally } from './tally.ts';
import type { Verdict } from './verdict.ts';
import { boundVerdict } from './verdicts/bound-verdict.ts';
import { judge } from './verdicts/judge.ts';
import { worthKeeping } from './verdicts/worth-keeping.ts';

/** What a run is judged by, besides the contract. */
export interface JudgeOptions {
  /** Should-level failures decide as well. */
  readonly strict?: boolean;
  /** Failures that are expected, by a baseline for example. */
  readonly expectations?: Expectations;
  readonly onEvent: (event: RunEvent) => void;
  /** Judges one case; by its exchanges and the contract alone, unless another way is given. */
  readonly judgeCase?: (contract: Contract, run: CaseRun) => Verdict[];
}

/** Judges the records of a run as they come. */
export interface RunJudge {
  take(record: RunRecord): void;
  /** How the run ended: known after its last record. */
  conclusion(): Conclusion | undefined;
}

/** Makes the judge of one run: the same records always give the same events. */
export function judgeRun(contract: Contract, options: JudgeOptions): RunJudge {
  const { onEvent, expectations, judgeCase = judge } = options;
  const decisive = keepDecisive();
  let tally = keepTally(contract, []);
  let learned: Learned | undefined;
  let left = 0;
  let conclusion: Conclusion | undefined;

  const takeCase = (run: CaseRun): void => {
    const all = judgeCase(contract, run);
    const kept = worthKeeping(contract, run, all).map((verdict) =>
      marked(boundVerdict(verdict), expectations),
    );
    tally.add(run.suite, kept, all);
    decisive.add(kept);
    left -= 1;
    onEvent(caseFinished(run, kept));
  };
  const takeEnd = (ended: RunEnded): void => {
    const { notes = [], broken = [] } = ended.obstacle ? {} : (expectations?.end() ?? {});
    conclusion = conclude(ended, { learned, verdicts: decisive.verdicts(), left, broken, options });
    const { exitCode: _, ...said } = conclusion;
    const { durationMs, requests } = ended;
    onEvent({
      type: 'run-finished',
      durationMs,
      ...said,
      ...tally.read(),
      requests,
      notes: [...ended.notes, ...notes],
    });
  };
  return {
    take(record) {
      switch (record.type) {
        case 'run-begun': {
          const { type: _, suites, contract: __, ...header } = record;
          tally = keepTally(contract, suites);
          left = header.caseSet.size;
          return onEvent({ type: 'run-started', ...header });
        }
        case 'learned':
          learned = record;
          return;
        case 'case-run':
          return takeCase(record);
        case 'run-ended':
          return takeEnd(record);
      }
    },
    conclusion: () => conclusion,
  };
}

interface Findings {
  readonly learned: Learned | undefined;
  readonly verdicts: readonly Verdict[];
  /** Cases that were planned and of which nothing was heard. */
  readonly left: number;
  readonly broken: readonly string[];
  readonly options: JudgeOptions;
}

function conclude(
  { obstacle, endedEarly }: RunEnded,
  { learned, verdicts, left, broken, options: { strict = false } }: Findings,
): Conclusion {
  if (obstacle) return { ...obstacle, exitCode: 3 };
  const { fixture, discovery = [], knowledge } = learned ?? {};
  return concludeRun(verdicts, {
    broken,
    left,
    strict,
    sawItems: (knowledge?.items.size ?? 0) > 0,
    whyNoItems: whyNoItems(fixture, knowledge, discovery),
    ...(endedEarly !== undefined && { endedEarly }),
  });
}

function marked(verdict: Verdict, expectations: Expectations | undefined): Verdict {
  return expectations?.expects(verdict) ? { ...verdict, expectedFailure: true } : verdict;
}

/** What of all verdicts can decide how a run ends: one of each kind, however many cases there are. */
function keepDecisive(): { add(verdicts: readonly Verdict[]): void; verdicts(): Verdict[] } {
  const kept = new Map<string, Verdict>();
  return {
    add(verdicts) {
      for (const verdict of verdicts) {
        const { constraintId, level, outcome, reason, dataLimited, expectedFailure } = verdict;
        const key = JSON.stringify([
          constraintId,
          level,
          outcome,
          reason,
          dataLimited,
          expectedFailure,
        ]);
        if (!kept.has(key)) kept.set(key, verdict);
      }
    },
    verdicts: () => [...kept.values()],
  };
}

/** Characters of a message that reports can show. */
const longestShown = 65_536;

function caseFinished(run: CaseRun, verdicts: readonly Verdict[]): RunEvent {
  const { caseId, suite, title, exchanges } = run;
  const own = exchanges.filter(({ sentBefore }) => !sentBefore);
  const durationMs = own.reduce((sum, exchange) => sum + exchange.durationMs, 0);
  return {
    ...{ type: 'case-finished', caseId, suite, title, verdicts },
    exchanges: exchanges.map((one) => boundExchange(one, longestShown)),
    durationMs,
  };
}
