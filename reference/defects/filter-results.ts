import { type Defect, replacing } from '../catalogue-entry.ts';
import { valuesOf, wholeFilters } from '../checks/check.ts';
import { isList } from '../wire.ts';

const matching = 'request/Filters/matching';
const complete = 'request/Filters/complete';

/** Filtered results that lack something, or that are not filtered all the way. */
export const filterResultDefects: readonly Defect[] = [
  {
    name: 'filters-empty-list-finds-nothing',
    title: 'an empty list of filters selects nothing',
    breaks: ['paging/complete', 'state/stable', 'request/Filters/length', complete],
    change: replacing(({ filter }) => ({
      filter: (items, input) =>
        isList(input['Filters']) && input['Filters'].length === 0 ? [] : filter(items, input),
    })),
  },
  {
    name: 'filters-lost-on-later-pages',
    title: 'later pages are not filtered',
    breaks: [matching],
    change: replacing(({ filter }) => ({
      filter: (items, input) => (input['NextToken'] ? items : filter(items, input)),
    })),
  },
  {
    name: 'filters-applied-after-paging',
    title: 'the filter is applied to the page, and the token is dropped when it comes out short',
    breaks: [complete],
    change: replacing((before) => ({
      filter: (items) => items,
      page: (items, input) => {
        const page = before.page(items, input);
        const shown = before.filter(page.items, input);
        return shown.length < page.items.length ? { items: shown } : page;
      },
    })),
  },
  {
    name: 'filter-status-lost-on-page-two',
    title: 'later pages leave out what has FAILED',
    breaks: [complete],
    change: replacing(({ page }) => ({
      page: (items, input) => {
        const found = page(items, input);
        if (!input['NextToken'] || !isList(input['Filters'])) return found;
        return { ...found, items: found.items.filter(({ Status }) => Status !== 'FAILED') };
      },
    })),
  },
  {
    name: 'filter-result-cut-at-10',
    title: 'a filtered result has at most 10 items',
    breaks: [complete],
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const found = filter(items, input);
        return wholeFilters(input).length > 0 ? found.slice(0, 10) : found;
      },
    })),
  },
  {
    name: 'filter-drops-the-last-match',
    title: 'the last item that matches is left out',
    breaks: [complete],
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const found = filter(items, input);
        return wholeFilters(input).length > 0 ? found.slice(0, -1) : found;
      },
    })),
  },
  {
    name: 'filter-matches-status-details',
    title: 'the filter is compared with StatusDetails',
    breaks: [complete],
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const found = filter(items, input);
        if (wholeFilters(input).length === 0) return found;
        return found.filter(({ Status, StatusDetails }) => Status === StatusDetails);
      },
    })),
  },
  {
    name: 'filter-first-values-only-on-later-pages',
    title: 'later pages are filtered by the first value alone',
    breaks: [complete, 'paging/complete'],
    change: replacing(({ filter, page }) => ({
      filter: (items, input) => (input['NextToken'] ? items : filter(items, input)),
      page: (items, input) => {
        if (!input['NextToken']) return page(items, input);
        const found = page(filter(items, input), input);
        const [first] = valuesOf(input);
        const kept = found.items.filter(({ Status }) => first === undefined || Status === first);
        return { ...found, items: kept };
      },
    })),
  },
];
