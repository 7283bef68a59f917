import type { Verdict } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { type EntryMatcher, entryMatcher } from './entry-matcher.ts';

/** What counts besides the entries and the verdicts. */
export interface BaselineOptions {
  /** As YYYY-MM-DD. */
  readonly today: string;
  /** Entries for other targets than this are left out of account. */
  readonly targetName?: string;
  /** Should-level failures count as well. */
  readonly strict?: boolean;
  /** The cases of a run that was restricted to some: no entry for others is stale. */
  readonly plannedCaseIds?: readonly string[];
  /** With `plannedCaseIds`: all there are, so that no entry is stale that lists a case left out. */
  readonly everyCaseId?: readonly string[];
}

/** What a baseline makes of one verdict; `overdue` is a failure that only expired entries list. */
type Listing = 'expected' | 'unexpected' | 'overdue' | 'no-failure';

/** Failures of one constraint that no entry lists. */
export interface Unlisted {
  readonly first: Verdict;
  readonly count: number;
}

/** Holds the verdicts of a run against a baseline, one after the other, and keeps none of them. */
export interface AppliedBaseline {
  readonly baseline: Baseline;
  add(verdict: Verdict): Listing;
  /** By constraint, in the order in which they came. */
  unlisted(): ReadonlyMap<string, Unlisted>;
  /** Entries whose failures are gone. */
  stale(): BaselineEntry[];
  /** Entries whose last day is over, whether or not anything still fails. */
  expired(): BaselineEntry[];
  /** Entries of which the run shows neither: what they list was not tried, or not decided. */
  open(): BaselineEntry[];
}

interface Active {
  readonly entry: BaselineEntry;
  readonly matcher: EntryMatcher;
  readonly isExpired: boolean;
  /** Of the verdicts that it lists. */
  readonly outcomes: Set<Verdict['outcome']>;
  /** True once it lists a failure that counts. */
  isMet: boolean;
}

/**
 * Sorts the failures of a run into expected and unexpected ones, and finds the entries that no
 * longer hold. An `error` is never a failure that could be expected.
 */
export function applyBaseline(baseline: Baseline, options: BaselineOptions): AppliedBaseline {
  const { today, targetName, strict = false } = options;
  const active = baseline.entries
    .filter(({ target }) => target === undefined || target === targetName)
    .map((entry): Active => {
      const isExpired = entry.expires !== undefined && entry.expires < today;
      return {
        ...{ entry, matcher: entryMatcher(entry), isExpired },
        ...{ outcomes: new Set(), isMet: false },
      };
    });
  const unlisted = new Map<string, Unlisted>();
  const isStale = staleness(options);
  return {
    baseline,
    add(verdict) {
      const listing = active.filter(({ matcher }) => matcher.verdict(verdict));
      for (const { outcomes } of listing) outcomes.add(verdict.outcome);
      const { level, outcome, constraintId } = verdict;
      const counts = level === 'must' || (strict && level === 'should');
      if (outcome !== 'fail' || !counts) return 'no-failure';
      for (const one of listing) one.isMet = true;
      if (listing.some(({ isExpired }) => !isExpired)) return 'expected';
      if (listing.length > 0) return 'overdue';
      const { first = verdict, count = 0 } = unlisted.get(constraintId) ?? {};
      unlisted.set(constraintId, { first, count: count + 1 });
      return 'unexpected';
    },
    unlisted: () => unlisted,
    stale: () => active.filter(isStale).map(({ entry }) => entry),
    open: () =>
      active
        .filter((one) => !one.isMet && !one.isExpired && !isStale(one))
        .map(({ entry }) => entry),
    expired: () => active.filter(({ isExpired }) => isExpired).map(({ entry }) => entry),
  };
}

/** What a run shows to be stale: something passes, and nothing fails or could not be seen. */
function staleness({
  plannedCaseIds,
  everyCaseId = [],
}: BaselineOptions): (active: Active) => boolean {
  const planned = plannedCaseIds && new Set(plannedCaseIds);
  const leftOut = planned ? everyCaseId.filter((id) => !planned.has(id)) : [];
  const restricted = planned !== undefined && (everyCaseId.length === 0 || leftOut.length > 0);
  return ({ entry: { by }, matcher, isExpired, outcomes }) => {
    if (isExpired || outcomes.has('fail') || outcomes.has('error')) return false;
    if (outcomes.size === 0) {
      // Of nothing, or of a case that was planned and not reached.
      return !restricted && !(by === 'case' && plannedCaseIds?.some(matcher.id));
    }
    if (!outcomes.has('pass')) return false;
    return by === 'case' ? !leftOut.some(matcher.id) : leftOut.length === 0;
  };
}
