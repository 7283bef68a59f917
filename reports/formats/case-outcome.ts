import type { Outcome, Verdict } from '../verdict.ts';

const worstFirst = ['error', 'fail', 'inconclusive', 'skipped', 'pass'] as const;

/** What a case counts as: the worst of its verdicts at level must, a pass without any. */
export function caseOutcome(verdicts: readonly Verdict[]): Outcome {
  const binding = verdicts.filter(({ level }) => level === 'must');
  return worstFirst.find((worst) => binding.some(({ outcome }) => outcome === worst)) ?? 'pass';
}
