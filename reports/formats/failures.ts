import type { Constraint, Level, Source } from '../../contracts/contract.ts';
import type { Exchange } from '../../contracts/wire.ts';
import type { CaseFinished, FoundOnTheWay } from '../event.ts';
import type { Verdict } from '../verdict.ts';
import { compareText } from './compare-text.ts';

/** All failures of one constraint; the one that is shown is that of the first case. */
export interface FailureGroup {
  readonly constraintId: string;
  readonly level: Level;
  readonly claim?: string;
  readonly source?: Source;
  readonly verdict: Verdict;
  /** The exchange that shows the failure; it may hold secrets. */
  readonly exchange?: Exchange;
  /** Ids of the failing cases: those that are named after the constraint first. */
  readonly cases: readonly string[];
}

/** Keeps of a run what reports show of its failures, which is little. */
export interface FailureKeeper {
  add(finished: CaseFinished | FoundOnTheWay): void;
  /** The groups of a level, in the order of the constraints of the report. */
  groups(level: Level, constraints: readonly Described[]): FailureGroup[];
}

type Described = Pick<Constraint, 'id' | 'claim' | 'source'>;

interface Kept {
  verdict: Verdict;
  exchange: Exchange | undefined;
  readonly cases: Set<string>;
}

/** Makes a keeper that knows of no failure yet. */
export function keepFailures(): FailureKeeper {
  const byConstraint = new Map<string, Kept>();
  return {
    add(event) {
      const { exchanges } = event;
      const verdicts = event.type === 'case-finished' ? event.verdicts : [event.verdict];
      for (const verdict of verdicts) {
        if (verdict.outcome !== 'fail') continue;
        // Of a walk it is the last exchange that shows what is wrong.
        const exchange = exchanges[verdict.exchanges.at(-1) ?? -1];
        const kept = byConstraint.get(verdict.constraintId);
        if (!kept) {
          const cases = new Set([verdict.caseId]);
          byConstraint.set(verdict.constraintId, { verdict, exchange, cases });
          continue;
        }
        kept.cases.add(verdict.caseId);
        if (byAim(verdict.constraintId)(verdict.caseId, kept.verdict.caseId) < 0) {
          Object.assign(kept, { verdict, exchange });
        }
      }
    },
    groups: (level, constraints) => groupsOf(byConstraint, level, constraints),
  };
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
    const { claim, source } = described.get(constraintId) ?? {};
    const cases = [...kept.cases].sort(byAim(constraintId));
    return [
      {
        constraintId,
        level,
        verdict,
        cases,
        ...(claim !== undefined && { claim }),
        ...(source && { source }),
        ...(exchange && { exchange }),
      },
    ];
  });
}

/**
 * A case that is there for the constraint shows best what is wrong, then one that is there for
 * another constraint of the same member; else by code units.
 */
function byAim(constraintId: string): (one: string, other: string) => number {
  const member = constraintId.slice(0, constraintId.lastIndexOf('/'));
  const rank = (caseId: string): number => {
    if (caseId.startsWith(`${constraintId}/`)) return 0;
    return caseId.startsWith(`${member}/`) ? 1 : 2;
  };
  return (one, other) => rank(one) - rank(other) || compareText(one, other);
}
