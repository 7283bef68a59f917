import type { Contract } from '../contracts/contract.ts';
import type { CaseRun } from '../runners/run-record.ts';
import type { FoundOnTheWay } from './event.ts';
import { compareText } from './text/compare-text.ts';
import type { Verdict } from './verdict.ts';

/** What a report lists with a case. */
export interface Listed {
  /** The verdicts on what the case is about. */
  readonly verdicts: readonly Verdict[];
  /** Ids of the constraints, not at level may, that it met broken on its way. */
  readonly onTheWay: readonly string[];
}

/**
 * Says which verdicts a report lists. A case lists those on what it is about. What it met on its
 * way, a header of every answer for example, is counted, and listed once for the whole run.
 */
export interface Listing {
  add(run: CaseRun, verdicts: readonly Verdict[]): Listed;
  /** What is broken or open, and listed with no case: one for each constraint. */
  rest(): FoundOnTheWay[];
}

const type = 'found-on-the-way' as const;

/** Makes the listing of a run; what it lists does not depend on which case ends first. */
export function keepListing(contract: Contract): Listing {
  const listed = new Map<string, number>();
  const met = new Map<string, FoundOnTheWay>();
  const isBefore = (one: FoundOnTheWay, other: FoundOnTheWay) =>
    weight(one.verdict) - weight(other.verdict) ||
    compareText(other.verdict.caseId, one.verdict.caseId);
  return {
    add({ covers, suite, title, exchanges }, verdicts) {
      const aims = new Set(covers.map((address) => contract.byAddress.get(address)?.id));
      const own: Verdict[] = [];
      const onTheWay: string[] = [];
      for (const verdict of verdicts) {
        const { constraintId, outcome, level } = verdict;
        if (aims.has(constraintId)) {
          own.push(verdict);
          listed.set(constraintId, Math.max(weight(verdict), listed.get(constraintId) ?? 0));
        } else if (outcome !== 'pass' && level !== 'may') {
          const found = { type, suite, title, verdict, exchanges };
          if (outcome === 'fail') onTheWay.push(constraintId);
          const before = met.get(constraintId);
          if (!before || isBefore(found, before) > 0) met.set(constraintId, trimmed(found));
        }
      }
      return { verdicts: own, onTheWay };
    },
    rest: () =>
      contract.constraints.flatMap(({ id }) => {
        const found = met.get(id);
        return found && weight(found.verdict) > (listed.get(id) ?? 0) ? [found] : [];
      }),
  };
}

/** A failure says more than what was left open; what depends on another failure says nothing new. */
function weight({ outcome, because, dataLimited }: Verdict): number {
  if (outcome === 'fail' || outcome === 'error') return 2;
  return outcome === 'inconclusive' && because === undefined && !dataLimited ? 1 : 0;
}

/** Only the exchange that shows it is kept, the last one of a walk. */
function trimmed(found: FoundOnTheWay): FoundOnTheWay {
  const exchange = found.exchanges[found.verdict.exchanges.at(-1) ?? -1];
  if (!exchange) return { ...found, exchanges: [] };
  return { ...found, verdict: { ...found.verdict, exchanges: [0] }, exchanges: [exchange] };
}
