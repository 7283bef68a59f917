import type { Page } from '../behaviour.ts';
import { replacing, type Variant } from '../catalogue-entry.ts';
import type { Invocation } from '../invocation.ts';
import { pageSize, startOf } from '../operation/cut-page.ts';
import { issueToken } from '../page-token.ts';
import type { Members } from '../wire.ts';

/** Pages of unusual sizes. */
export const pageVariants: readonly Variant[] = [
  page(
    'short-pages',
    'pages have fewer items than MaxResults',
    'pages need not be full',
    (items, input) => slice(items, input, Math.max(1, Math.floor(pageSize(input) * 0.7))),
  ),
  page('pages-of-three', 'pages have 3 items', 'pages need not be full', (items, input) =>
    slice(items, input, 3),
  ),
  page(
    'empty-page-with-a-token',
    'the second page is empty and has a token',
    'an empty page does not end a list',
    (items, input) => {
      const start = startOf(input);
      const size = pageSize(input);
      if (start === size && items.length > size)
        return { items: [], token: issueToken(size + 0.5, input) };
      return slice(items, input, size, Math.floor(start));
    },
  ),
  page(
    'empty-last-page',
    'a full last page has a token to an empty one',
    'an empty page may end a list',
    (items, input) => {
      const start = startOf(input);
      const end = start + pageSize(input);
      const shown = items.slice(start, end);
      return shown.length === pageSize(input)
        ? { items: shown, token: issueToken(end, input) }
        : { items: shown };
    },
  ),
  page(
    'default-page-of-10',
    'without MaxResults a page has 10 items',
    'the default size is not documented',
    (items, input) =>
      slice(items, input, typeof input['MaxResults'] === 'number' ? pageSize(input) : 10),
  ),
  page(
    'default-page-of-everything',
    'without MaxResults a page has all items',
    'the default size is not documented',
    (items, input) =>
      slice(items, input, typeof input['MaxResults'] === 'number' ? pageSize(input) : 1000),
  ),
  {
    name: 'one-item-looked-at-per-page',
    title: 'a page looks at one item, and shows it if it matches the filters',
    allowedBy: 'an empty page does not end a list, nor do many in a row',
    change: (behaviour) => ({
      ...behaviour,
      filter: (items) => items,
      page: (items, input) => {
        const { items: looked, ...rest } = slice(items, input, 1);
        return { ...rest, items: behaviour.filter(looked, input) };
      },
    }),
  },
];

function page(
  name: string,
  title: string,
  allowedBy: string,
  make: (items: readonly Invocation[], input: Members) => Page,
): Variant {
  return { name, title, allowedBy, change: replacing(() => ({ page: make })) };
}

function slice(
  items: readonly Invocation[],
  input: Members,
  size: number,
  start: number = startOf(input),
): Page {
  const end = start + size;
  const shown = items.slice(start, end);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}
