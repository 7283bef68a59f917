import type { BaselineResult } from './apply-baseline.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { entryMatcher } from './entry-matcher.ts';

/**
 * The entries that a run neither confirmed nor found stale: what they list was not tried, or could
 * not be decided. Those for other targets are left out of account.
 */
export function openEntries(
  { entries }: Baseline,
  { expected, stale, expired }: BaselineResult,
  targetName: string | undefined,
): BaselineEntry[] {
  const settled = new Set([...stale, ...expired]);
  return entries.filter((entry) => {
    if (settled.has(entry)) return false;
    if (entry.target !== undefined && entry.target !== targetName) return false;
    return !expected.some(entryMatcher(entry).verdict);
  });
}
