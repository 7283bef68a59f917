import { windowId } from '../data-set.ts';
import type { Members } from '../wire.ts';
import { listPage } from './list-page.ts';
import { selectByFilters } from './select-by-filters.ts';

const windows = [
  { WindowId: windowId, Name: 'reference-window', Enabled: true, Duration: 2, Cutoff: 1 },
] as const;

/** DescribeMaintenanceWindows: the one window, unless a filter for name or state excludes it. */
export function listWindows(input: Members): Members {
  const selected = selectByFilters(windows, input, (window, key, values) => {
    if (key === 'Name') return values.includes(window.Name);
    return key === 'Enabled' && values.includes(String(window.Enabled));
  });
  return listPage('WindowIdentities', selected, input);
}
