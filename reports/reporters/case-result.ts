import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished, FoundOnTheWay } from '../event.ts';
import type { Outcome, Verdict } from '../verdict.ts';

/** One test of a report that has tests: a case, or what cases met on their way. */
export interface CaseResult {
  readonly id: string;
  readonly suite: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** True of a failure that a baseline expects in all its parts. */
  readonly isExpected: boolean;
  /** Why it is not decided, or left out. */
  readonly reason?: string;
  /** The verdicts that make it what it is. */
  readonly decisive: readonly Verdict[];
  readonly durationMs: number;
}

/** What a case comes to as one test; what was found on the way is a test of its constraint. */
export function caseResult(event: CaseFinished | FoundOnTheWay): CaseResult {
  const { suite, title } = event;
  const isCase = event.type === 'case-finished';
  const verdicts = isCase ? event.verdicts : [event.verdict];
  const outcome = caseOutcome(verdicts);
  const counted = verdicts.filter(({ level }) => level === 'must' || outcome === 'error');
  const decisive = (counted.length > 0 ? counted : verdicts).filter(
    (verdict) => verdict.outcome === outcome,
  );
  const reason = outcome === 'fail' ? undefined : decisive[0]?.reason;
  return {
    id: isCase ? event.caseId : `${event.verdict.constraintId} (on the way)`,
    ...{ suite, title, outcome, decisive },
    isExpected: outcome === 'fail' && decisive.every(({ expectedFailure }) => expectedFailure),
    ...(reason !== undefined && { reason }),
    durationMs: isCase ? event.durationMs : 0,
  };
}
