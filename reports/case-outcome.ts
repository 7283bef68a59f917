import type { Outcome, Verdict } from './verdict.ts';

const worstFirst = ['error', 'fail', 'inconclusive', 'pass', 'skipped'] as const;

/**
 * What a case counts as: the worst of its verdicts at level must, a pass without any. An error of
 * the harness counts at every level: it ends the run with an exit code of its own. A case that
 * decided nothing at any level is no pass; one of which only a part was left out is no skipped one.
 */
export function caseOutcome(verdicts: readonly Verdict[]): Outcome {
  const counted = verdicts.filter(({ level, outcome }) => level === 'must' || outcome === 'error');
  const worst = worstFirst.find((one) => counted.some(({ outcome }) => outcome === one));
  if (worst) return worst;
  const isAll = (wanted: Outcome) => verdicts.every(({ outcome }) => outcome === wanted);
  const undecided = (['inconclusive', 'skipped'] as const).find(isAll);
  return verdicts.length > 0 ? (undecided ?? 'pass') : 'pass';
}
