import type { Constraint, Level, Source } from '../../contracts/contract.ts';
import type { Exchange } from '../../contracts/wire.ts';
import type { CaseFinished, FoundOnTheWay } from '../event.ts';
import type { ConstraintSummary } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { byPlainness, type Plainness, plainness } from './plainness.ts';

/** All failures of one constraint; the one that is shown is that of the plainest case. */
export interface FailureGroup {
  readonly constraintId: string;
  readonly level: Level;
  readonly claim?: string;
  readonly source?: Source;
  /** In how many cases an answer broke it: `counts.fail` of the report, the same in every format. */
  readonly places: number;
  /** True of failures that a baseline expects: others of the same constraint are a group apart. */
  readonly isExpected: boolean;
  readonly verdict: Verdict;
  /** The exchange that shows the failure. */
  readonly exchange?: Exchange;
  /** Ids of the cases that fail for it, the plainest first: not all of its places need do. */
  readonly cases: readonly string[];
}

/** Keeps of a run what reports show of its failures, which is little. */
export interface FailureKeeper {
  add(finished: CaseFinished | FoundOnTheWay): void;
  /** The groups of a level, those with the most places first. */
  groups(level: Level, constraints: readonly Described[]): FailureGroup[];
}

type Described = Pick<Constraint, 'id' | 'claim' | 'source' | 'level'> &
  Pick<ConstraintSummary, 'counts'>;

interface Kept {
  verdict: Verdict;
  exchange: Exchange | undefined;
  readonly cases: Map<string, Plainness>;
}

/** Makes a keeper that knows of no failure yet. */
export function keepFailures(): FailureKeeper {
  const [unexpected, expected] = [new Map<string, Kept>(), new Map<string, Kept>()];
  return {
    add(event) {
      const { exchanges } = event;
      const verdicts = event.type === 'case-finished' ? event.verdicts : [event.verdict];
      for (const verdict of verdicts) {
        if (verdict.outcome !== 'fail') continue;
        // Of a walk it is the last exchange that shows what is wrong.
        const exchange = exchanges[verdict.exchanges.at(-1) ?? -1];
        keep(verdict.expectedFailure ? expected : unexpected, verdict, exchange);
      }
    },
    groups: (level, constraints) =>
      [...groupsOf(unexpected, level, constraints), ...groupsOf(expected, level, constraints)].sort(
        byWeight,
      ),
  };
}

function keep(
  byConstraint: Map<string, Kept>,
  verdict: Verdict,
  exchange: Exchange | undefined,
): void {
  const { constraintId, caseId } = verdict;
  const plain = plainness(constraintId, caseId, exchange);
  const kept = byConstraint.get(constraintId);
  if (!kept) {
    const cases = new Map([[caseId, plain]]);
    byConstraint.set(constraintId, { verdict, exchange, cases });
    return;
  }
  const shown = kept.cases.get(kept.verdict.caseId) ?? [];
  kept.cases.set(caseId, plain);
  if (byPlainness([caseId, plain], [kept.verdict.caseId, shown]) < 0) {
    Object.assign(kept, { verdict, exchange });
  }
}

function groupsOf(
  byConstraint: ReadonlyMap<string, Kept>,
  level: Level,
  constraints: readonly Described[],
): FailureGroup[] {
  const described = new Map(constraints.map((one) => [one.id, one]));
  const unknown = [...byConstraint.keys()].filter((id) => !described.has(id)).sort();
  return [...described.keys(), ...unknown].flatMap((constraintId) => {
    const kept = byConstraint.get(constraintId);
    if (kept?.verdict.level !== level) return [];
    const { verdict, exchange } = kept;
    const { claim, source, counts } = described.get(constraintId) ?? {};
    const cases = [...kept.cases].sort(byPlainness).map(([caseId]) => caseId);
    return [
      {
        constraintId,
        level,
        verdict,
        cases,
        isExpected: verdict.expectedFailure ?? false,
        places: counts?.fail ?? cases.length,
        ...(claim !== undefined && { claim }),
        ...(source && { source }),
        ...(exchange && { exchange }),
      },
    ];
  });
}

/** Equal ones stay in the order of the report: that of the contract. */
function byWeight(one: FailureGroup, other: FailureGroup): number {
  return other.places - one.places;
}
