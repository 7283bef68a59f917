import type { Defect } from '../catalogue-entry.ts';
import { pageSize, startOf } from '../operation/cut-page.ts';
import { issueToken } from '../page-token.ts';
import { paging, plainPage, span } from './paging-defect.ts';

const duplicates = 'paging/no-duplicates';
const complete = 'paging/complete';
const ends = 'paging/ends';

/** Pages that overlap, leave gaps, run on, or stop too early. */
export const pageWalkDefects: readonly Defect[] = [
  paging(
    'pages-overlap',
    'each page starts with the last item of the one before',
    [duplicates, complete],
    (items, input) => span(items, input, (start) => Math.max(0, start - 1)),
  ),
  paging(
    'pages-leave-a-gap',
    'each page leaves out the item after the one before',
    [complete],
    (items, input) => span(items, input, (start) => (start > 0 ? start + 1 : 0)),
  ),
  paging(
    'token-ignored',
    'a token gives the first page again',
    [duplicates, ends],
    (items, input) => plainPage(items, { ...input, NextToken: undefined }),
  ),
  paging(
    'token-never-ends',
    'the last page has a token too, to an empty page with a token',
    [ends],
    (items, input) => ({
      ...plainPage(items, input),
      token: issueToken(startOf(input) + pageSize(input), input),
    }),
  ),
  paging(
    'token-loops-to-the-start',
    'the last page has the token of the first',
    [ends, duplicates],
    (items, input) => {
      const page = plainPage(items, input);
      return page.token === undefined && items.length > pageSize(input)
        ? { ...page, token: issueToken(0, input) }
        : page;
    },
  ),
  paging(
    'same-token-again',
    'the token stays the same from page to page',
    [ends],
    (items, input) => {
      const page = plainPage(items, input);
      return page.token !== undefined && typeof input['NextToken'] === 'string'
        ? { ...page, token: input['NextToken'] }
        : page;
    },
  ),
  paging(
    'last-page-lost',
    'a walk ends where fewer items than a page are left',
    [complete],
    (items, input) => {
      const page = plainPage(items, input);
      const left = items.length - startOf(input) - page.items.length;
      return left < pageSize(input) ? { items: page.items } : page;
    },
  ),
  paging('last-item-lost', 'one item left over gets no page', [complete], (items, input) => {
    const page = plainPage(items, input);
    const left = items.length - startOf(input) - page.items.length;
    return left === 1 ? { items: page.items } : page;
  }),
  paging('no-token-ever', 'a page has no token, whatever is left', [complete], (items, input) => ({
    items: plainPage(items, input).items,
  })),
  paging('second-page-is-the-last', 'a walk ends after two pages', [complete], (items, input) => {
    const page = plainPage(items, input);
    return startOf(input) > 0 ? { items: page.items } : page;
  }),
  paging(
    'pages-without-the-last-item',
    'each page but the last lacks its last item',
    [complete],
    (items, input) => {
      const page = plainPage(items, input);
      return page.token === undefined ? page : { ...page, items: page.items.slice(0, -1) };
    },
  ),
  paging(
    'pages-reversed-in-place',
    'the second page is cut from the reversed list',
    [duplicates, complete],
    (items, input) => plainPage(startOf(input) > 0 ? [...items].reverse() : items, input),
  ),
  paging(
    'exact-last-page-lost',
    'a last page that is full is never reached',
    [complete],
    (items, input) => {
      const page = plainPage(items, input);
      const left = items.length - startOf(input) - page.items.length;
      return left === pageSize(input) ? { items: page.items } : page;
    },
  ),
  paging(
    'first-item-of-all-lost',
    'the first item of a list is in no page',
    [complete, 'state/stable', 'request/Filters/complete'],
    (items, input) => plainPage(items.length > pageSize(input) ? items.slice(1) : items, input),
  ),
];
