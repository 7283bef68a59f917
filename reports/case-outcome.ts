import type { Outcome, Verdict } from './verdict.ts';

const worstFirst = ['error', 'fail', 'inconclusive', 'skipped', 'pass'] as const;

/**
 * What a case counts as: the worst of its verdicts at level must, a pass without any. An error of
 * the harness counts at every level: it ends the run with an exit code of its own. A case that
 * decided nothing at any level is no pass.
 */
export function caseOutcome(verdicts: readonly Verdict[]): Outcome {
  const counted = verdicts.filter(({ level, outcome }) => level === 'must' || outcome === 'error');
  const worst = worstFirst.find((one) => counted.some(({ outcome }) => outcome === one));
  if (worst) return worst;
  const isOpen = ({ outcome }: Verdict) => outcome === 'inconclusive';
  return verdicts.length > 0 && verdicts.every(isOpen) ? 'inconclusive' : 'pass';
}
