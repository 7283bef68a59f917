import type { Contract, Level } from '../contracts/contract.ts';
import { caseOutcome } from './case-outcome.ts';
import type { ConstraintSummary, OutcomeCounts, SuiteSummary } from './report.ts';
import type { Outcome, Verdict } from './verdict.ts';

type Counts = { -readonly [name in Outcome]: number };

/** The sums of a run, kept while it goes so that no verdict has to be. */
export interface Tally {
  readonly counts: Readonly<Record<Level, OutcomeCounts>>;
  readonly suites: readonly SuiteSummary[];
  readonly constraints: readonly ConstraintSummary[];
}

/** Adds the verdicts of one case after the other; `read` gives the sums so far. */
export interface TallyKeeper {
  /** `listed` are the verdicts that the report lists; `all` are those that constraints count. */
  add(suite: string, listed: readonly Verdict[], all: readonly Verdict[]): void;
  /** One that is listed with no case: the constraint has counted it where it was met. */
  addFound(verdict: Verdict): void;
  read(): Tally;
}

/** Makes an empty tally with a row for each constraint, exercised or not, and each planned suite. */
export function keepTally(contract: Contract, planned: readonly string[]): TallyKeeper {
  const counts = { must: none(), should: none(), may: none() };
  const suites = new Map(planned.map((suite) => [suite, none()]));
  const constraints = new Map(contract.constraints.map(({ id }) => [id, none()]));
  return {
    add(suite, listed, all) {
      for (const { level, outcome } of listed) counts[level][outcome] += 1;
      for (const { outcome, constraintId } of all) {
        const row = constraints.get(constraintId);
        if (row) row[outcome] += 1;
      }
      const row = suites.get(suite) ?? none();
      row[caseOutcome(listed)] += 1;
      suites.set(suite, row);
    },
    addFound({ level, outcome }) {
      counts[level][outcome] += 1;
    },
    read: () => ({
      counts,
      suites: [...suites].map(([suite, row]) => ({ suite, counts: row })),
      constraints: contract.constraints.map(({ id, level, claim, source }) => ({
        id,
        level,
        claim,
        source,
        counts: constraints.get(id) ?? none(),
      })),
    }),
  };
}

function none(): Counts {
  return { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
}
