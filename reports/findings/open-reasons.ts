import { plural } from '../../contracts/plural.ts';
import { compareText } from '../text/compare-text.ts';
import type { Outcome, Verdict } from '../verdict.ts';

/** Why verdicts could not be reached, and in which cases: in the order of their ids. */
export interface OpenReason {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly cases: readonly string[];
}

/** Collects the reasons of a run's verdicts that are neither passes nor failures. */
export interface ReasonKeeper {
  add(verdicts: readonly Verdict[]): void;
  /** The reasons of these outcomes, those with the most cases first. */
  reasons(outcomes: readonly Outcome[]): OpenReason[];
}

/** Makes a keeper that knows of no reason yet; at level may only errors are counted. */
export function keepReasons(): ReasonKeeper {
  const kept = new Map<string, Omit<OpenReason, 'cases'> & { readonly cases: Set<string> }>();
  return {
    add(verdicts) {
      for (const { caseId, level, outcome, reason = 'no reason given' } of verdicts) {
        if (outcome === 'pass' || outcome === 'fail') continue;
        if (level === 'may' && outcome !== 'error') continue;
        const key = `${outcome} ${reason}`;
        const { cases } = kept.get(key) ?? { cases: new Set<string>() };
        kept.set(key, { outcome, reason, cases: cases.add(caseId) });
      }
    },
    reasons: (outcomes) =>
      [...kept.values()]
        .filter(({ outcome }) => outcomes.includes(outcome))
        .map((one) => ({ ...one, cases: [...one.cases].sort(compareText) }))
        .sort(
          (one, other) =>
            other.cases.length - one.cases.length || compareText(one.reason, other.reason),
        ),
  };
}

/** The sentence that stands for the reasons beyond the first `shown`; empty without any. */
export function moreReasons(reasons: readonly OpenReason[], shown: number): string {
  const cases = new Set(reasons.slice(shown).flatMap((reason) => reason.cases));
  return cases.size === 0 ? '' : `and ${plural(cases.size, 'case')} for other reasons`;
}

/** In how many cases, and why; of an error the first line, as the report has where it came from. */
export function reasonInWords({ outcome, reason, cases }: OpenReason): string {
  const [first = ''] = outcome === 'error' ? reason.split('\n', 1) : [reason];
  return `${plural(cases.length, 'case')}: ${first}`;
}
