import type { Verdict } from './verdict.ts';

/** What of all verdicts can decide how a run ends, however many cases there are. */
export interface DecisiveVerdicts {
  add(verdict: Verdict): void;
  /** One verdict of each kind: of equal ones it is the first. */
  verdicts(): Verdict[];
  /** How many failures are expected, and how many verdicts are errors of the harness. */
  counts(): { readonly expected: number; readonly errors: number };
}

/** Keeps nothing of a verdict that is like another but for its case. */
export function keepDecisive(): DecisiveVerdicts {
  const kept = new Map<string, Verdict>();
  let [expected, errors] = [0, 0];
  return {
    add(verdict) {
      const { constraintId, level, outcome, reason, dataLimited, because, expectedFailure } =
        verdict;
      if (expectedFailure) expected += 1;
      if (outcome === 'error') errors += 1;
      const key = `${constraintId} ${level} ${outcome} ${dataLimited} ${because} ${expectedFailure} ${reason}`;
      if (!kept.has(key)) kept.set(key, verdict);
    },
    verdicts: () => [...kept.values()],
    counts: () => ({ expected, errors }),
  };
}
