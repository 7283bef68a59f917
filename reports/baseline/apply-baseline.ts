import type { Verdict } from '../verdict.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { type EntryMatcher, entryMatcher } from './entry-matcher.ts';

/** What a baseline makes of a run. Verdicts that are no failure are in neither list. */
export interface BaselineResult {
  /** Failures that are listed: fine. */
  readonly expected: readonly Verdict[];
  /** Failures that are not listed, or by expired entries only. */
  readonly unexpected: readonly Verdict[];
  /** Entries whose failures are gone. */
  readonly stale: readonly BaselineEntry[];
  /** Entries whose last day is over, whether or not anything still fails. */
  readonly expired: readonly BaselineEntry[];
}

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

/**
 * Sorts the failures of a run into expected and unexpected ones, and finds the entries that no
 * longer hold. An `error` is never a failure that could be expected.
 */
export function applyBaseline(
  baseline: Baseline,
  verdicts: readonly Verdict[],
  options: BaselineOptions,
): BaselineResult {
  const { today, targetName, strict = false } = options;
  const active = baseline.entries
    .filter(({ target }) => target === undefined || target === targetName)
    .map((entry) => ({ entry, matcher: entryMatcher(entry), expired: isExpired(entry, today) }));
  const holding = active.filter(({ expired }) => !expired);
  const failures = verdicts.filter(
    ({ outcome, level }) =>
      outcome === 'fail' && (level === 'must' || (strict && level === 'should')),
  );
  const listed = (verdict: Verdict): boolean =>
    holding.some(({ matcher }) => matcher.verdict(verdict));
  const stale = staleness(verdicts, options);
  return {
    expected: failures.filter(listed),
    unexpected: failures.filter((verdict) => !listed(verdict)),
    stale: holding.filter(({ entry, matcher }) => stale(entry, matcher)).map(({ entry }) => entry),
    expired: active.filter(({ expired }) => expired).map(({ entry }) => entry),
  };
}

/** True when the last day of an entry is over. */
function isExpired({ expires }: BaselineEntry, today: string): boolean {
  return expires !== undefined && expires < today;
}

/** What a run shows to be stale: something passes, and nothing fails or could not be seen. */
function staleness(
  verdicts: readonly Verdict[],
  { plannedCaseIds, everyCaseId = [] }: BaselineOptions,
): (entry: BaselineEntry, matcher: EntryMatcher) => boolean {
  const planned = plannedCaseIds && new Set(plannedCaseIds);
  const leftOut = planned ? everyCaseId.filter((id) => !planned.has(id)) : [];
  const restricted = planned !== undefined && (everyCaseId.length === 0 || leftOut.length > 0);
  return ({ by }, matcher) => {
    const outcomes = new Set(verdicts.filter(matcher.verdict).map(({ outcome }) => outcome));
    if (outcomes.has('fail') || outcomes.has('error')) return false;
    if (outcomes.size === 0) {
      // Of nothing, or of a case that was planned and not reached.
      return !restricted && !(by === 'case' && plannedCaseIds?.some(matcher.id));
    }
    if (!outcomes.has('pass')) return false;
    return by === 'case' ? !leftOut.some(matcher.id) : leftOut.length === 0;
  };
}
