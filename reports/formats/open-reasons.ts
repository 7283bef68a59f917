import type { Outcome, Verdict } from '../verdict.ts';
import { plural } from './words.ts';

/** Why verdicts could not be reached, with how many there are of each reason. */
export interface OpenReason {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly count: number;
}

/** Counts the reasons of a run's verdicts that are neither passes nor failures. */
export interface ReasonKeeper {
  add(verdicts: readonly Verdict[]): void;
  /** The reasons of these outcomes, the most frequent first. */
  reasons(outcomes: readonly Outcome[]): OpenReason[];
}

/** Makes a keeper that knows of no reason yet; at level may only errors are counted. */
export function keepReasons(): ReasonKeeper {
  const counts = new Map<string, OpenReason>();
  return {
    add(verdicts) {
      for (const { level, outcome, reason = 'no reason given' } of verdicts) {
        if (outcome === 'pass' || outcome === 'fail') continue;
        if (level === 'may' && outcome !== 'error') continue;
        const key = `${outcome} ${reason}`;
        const count = (counts.get(key)?.count ?? 0) + 1;
        counts.set(key, { outcome, reason, count });
      }
    },
    reasons: (outcomes) =>
      [...counts.values()]
        .filter(({ outcome }) => outcomes.includes(outcome))
        .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
  };
}

/** The sentence that stands for the reasons beyond the first `shown`; empty without any. */
export function moreReasons(
  reasons: readonly OpenReason[],
  shown: number,
  seeMore: string,
): string {
  const count = reasons.slice(shown).reduce((sum, reason) => sum + reason.count, 0);
  return count === 0 ? '' : `and ${plural(count, 'verdict')} for other reasons, ${seeMore}`;
}
