import type { Outcome, Verdict } from './verdict.ts';

const worstFirst = ['error', 'fail', 'inconclusive', 'skipped', 'pass'] as const;

/**
 * What a case counts as: the worst of its verdicts at level must, a pass without any. An error of
 * the harness counts at every level: it ends the run with an exit code of its own.
 */
export function caseOutcome(verdicts: readonly Verdict[]): Outcome {
  const counted = verdicts.filter(({ level, outcome }) => level === 'must' || outcome === 'error');
  return worstFirst.find((worst) => counted.some(({ outcome }) => outcome === worst)) ?? 'pass';
}
