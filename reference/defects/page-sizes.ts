import type { Defect } from '../catalogue-entry.ts';
import { pageSize, startOf } from '../operation/cut-page.ts';
import { issueToken } from '../page-token.ts';
import { paging, plainPage, span } from './paging-defect.ts';

const size = 'paging/page-size';
const duplicates = 'paging/no-duplicates';
const complete = 'paging/complete';

/** Pages of the wrong size. */
export const pageSizeDefects: readonly Defect[] = [
  paging(
    'max-results-ignored',
    'every page has all items, whatever MaxResults says',
    [size],
    (items) => ({ items }),
  ),
  paging(
    'page-one-too-large',
    'a page has one item more than MaxResults',
    [size, duplicates],
    (items, input) => span(items, input, (start) => start, 1),
  ),
  paging(
    'max-results-ignored-on-later-pages',
    'later pages have all that is left',
    [size],
    (items, input) =>
      startOf(input) > 0 ? { items: items.slice(startOf(input)) } : plainPage(items, input),
  ),
  paging(
    'max-results-halved',
    'the token skips as many items as MaxResults, of twice that many',
    [complete],
    (items, input) => {
      const page = plainPage(items, input);
      const half = page.items.slice(0, Math.ceil(page.items.length / 2));
      return page.token === undefined ? page : { ...page, items: half };
    },
  ),
  paging(
    'default-page-is-all-there-is',
    'without MaxResults the first 50 items come without a token',
    [complete],
    (items, input) =>
      typeof input['MaxResults'] === 'number'
        ? plainPage(items, input)
        : { items: items.slice(0, 50) },
  ),
  paging(
    'result-cut-at-50',
    'no more than 50 items are ever shown',
    [complete, 'request/Filters/complete'],
    (items, input) => plainPage(items.slice(0, 50), input),
  ),
  paging(
    'page-size-20-at-most',
    'a page of more than 20 has the items, but its token counts 20',
    [duplicates],
    (items, input) => {
      const page = plainPage(items, input);
      const next = startOf(input) + Math.min(20, pageSize(input));
      return page.token === undefined ? page : { ...page, token: issueToken(next, input) };
    },
  ),
  paging(
    'max-results-one-less',
    'a page has one item less than its token counts',
    [complete],
    (items, input) => {
      const page = plainPage(items, input);
      return page.items.length === pageSize(input) ? { ...page, items: page.items.slice(1) } : page;
    },
  ),
  paging(
    'first-page-of-everything',
    'the first page has all items, and a token too',
    [size, duplicates],
    (items, input) =>
      startOf(input) === 0 ? { ...plainPage(items, input), items } : plainPage(items, input),
  ),
];
