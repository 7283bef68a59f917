import type { Behaviour } from '../behaviour.ts';
import { both, type Defect, replacing } from '../catalogue-entry.ts';
import { wholeFilters } from '../checks.ts';
import type { Invocation } from '../data-set.ts';
import { isList, type Members } from '../wire.ts';

const matching = 'request/Filters/matching';
const complete = 'request/Filters/complete';

type Holds = (status: string, values: readonly string[]) => boolean;

/** Filters that are ignored, applied in part, or applied to the wrong thing. */
export const filterDefects: readonly Defect[] = [
  selecting('filters-ignored', 'filters are read and ignored', [matching], () => true),
  selecting(
    'filter-first-value-only',
    'only the first value counts',
    [complete],
    (status, [first]) => status === first,
  ),
  selecting(
    'filter-last-value-only',
    'only the last value counts',
    [complete],
    (status, values) => status === values.at(-1),
  ),
  selecting(
    'filter-prefix-match',
    'a value matches every status that starts with it',
    [matching],
    (status, values) => values.some((value) => status.startsWith(value)),
  ),
  selecting(
    'filter-substring-match',
    'a value matches every status that has it inside',
    [matching],
    (status, values) => values.some((value) => status.includes(value)),
  ),
  selecting(
    'filter-reversed-prefix-match',
    'a value matches a status that it starts with',
    [matching],
    (status, values) => values.some((value) => value.startsWith(status)),
  ),
  selecting(
    'filter-trimmed-match',
    'white space around a value is cut off',
    [matching],
    (status, values) => values.some((value) => value.trim() === status),
  ),
  selecting(
    'filter-negated',
    'a filter selects what does not match',
    [matching],
    (status, values) => !values.includes(status),
  ),
  selecting(
    'filter-wildcards',
    'an asterisk matches everything',
    [matching],
    (status, values) => values.includes('*') || values.includes(status),
  ),
  selecting(
    'filter-all-values-needed',
    'an item must match all values at once',
    [complete],
    (status, values) => values.every((value) => value === status),
  ),
  selecting(
    'filter-unknown-value-ignored',
    'a value that is no status is ignored, and so is the filter',
    [matching],
    (status, values) => !values.some(isStatus) || values.includes(status),
  ),
  ...['PENDING', 'IN_PROGRESS', 'SUCCESS', 'FAILED', 'TIMED_OUT', 'CANCELLING', 'CANCELLED'].map(
    (lost) =>
      selecting(
        `filter-loses-${lost.toLowerCase().replace('_', '-')}`,
        `${lost} is never found`,
        [complete],
        (status, values) => status !== lost && values.includes(status),
      ),
  ),
  selecting(
    'filter-cancel-confusion',
    'CANCELLING and CANCELLED are taken for each other',
    [matching, complete],
    (status, values) =>
      values.some(
        (value) =>
          value.slice(0, 6) === status.slice(0, 6) &&
          (value.startsWith('CANCEL') || value === status),
      ),
  ),
  selecting(
    'filter-running-as-pending',
    'PENDING finds what is IN_PROGRESS as well',
    [matching],
    (status, values) =>
      values.includes(status) || (values.includes('PENDING') && status === 'IN_PROGRESS'),
  ),
  {
    name: 'filter-unknown-key-ignored',
    title: 'a filter with an unknown key is ignored',
    breaks: [matching],
    change: choosing((filters) => filters.filter(({ Key }) => Key === 'STATUS')),
  },
  {
    name: 'filter-key-not-read',
    title: 'the values of every filter are taken for statuses, whatever its key',
    breaks: [matching],
    change: choosing((filters) => filters.map((filter) => ({ ...filter, Key: 'STATUS' }))),
  },
  {
    name: 'filter-key-prefix',
    title: 'a key that starts with STATUS is taken for STATUS',
    breaks: [matching],
    change: choosing((filters) =>
      filters.map((filter) =>
        String(filter['Key']).startsWith('STATUS') ? { ...filter, Key: 'STATUS' } : filter,
      ),
    ),
  },
  {
    name: 'filter-lower-case-key-ignored',
    title: 'a filter with the key status is ignored',
    breaks: [matching],
    change: choosing((filters) => filters.filter(({ Key }) => Key !== 'status')),
  },
  {
    name: 'filters-empty-list-finds-nothing',
    title: 'an empty list of filters selects nothing',
    breaks: ['paging/complete', 'state/stable', 'request/Filters/length'],
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
    change: both(
      replacing(({ page }) => ({
        page: (items, input) => {
          const found = page(items, input);
          if (!input['NextToken'] || !isList(input['Filters'])) return found;
          return { ...found, items: found.items.filter(({ Status }) => Status !== 'FAILED') };
        },
      })),
    ),
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
];

const statuses = /^(PENDING|IN_PROGRESS|SUCCESS|FAILED|TIMED_OUT|CANCELLING|CANCELLED)$/;

function isStatus(value: string): boolean {
  return statuses.test(value);
}

/** Another way to compare a status with the values of a filter for STATUS. */
function selecting(name: string, title: string, breaks: readonly string[], holds: Holds): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const filters = wholeFilters(input);
        if (filters.length === 0 || filters.some(({ Key }) => Key !== 'STATUS')) {
          return filter(items, input);
        }
        return filters.reduce<readonly Invocation[]>(
          (left, { Values }) => left.filter(({ Status }) => holds(Status, strings(Values))),
          items,
        );
      },
    })),
  };
}

/** Shows only the filtering other filters than the request has. */
function choosing(choose: (filters: readonly Members[]) => readonly Members[]): Defect['change'] {
  return replacing(({ filter }: Behaviour) => ({
    filter: (items, input) =>
      isList(input['Filters'])
        ? filter(items, { ...input, Filters: choose(wholeFilters(input)) })
        : filter(items, input),
  }));
}

function strings(values: unknown): string[] {
  return isList(values) ? values.filter((value) => typeof value === 'string') : [];
}
