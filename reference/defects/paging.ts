import type { Page } from '../behaviour.ts';
import { both, type Defect, replacing } from '../catalogue-entry.ts';
import type { Invocation } from '../data-set.ts';
import { pageSize, startOf } from '../documented-behaviour.ts';
import { issueToken } from '../page-token.ts';
import { ServiceError } from '../service-error.ts';
import type { Members } from '../wire.ts';

type MakePage = (items: readonly Invocation[], input: Members) => Page;

const size = 'paging/page-size';
const duplicates = 'paging/no-duplicates';
const complete = 'paging/complete';
const ends = 'paging/ends';

/** Pages that overlap, leave gaps, run on, or come in the wrong size. */
export const pagingDefects: readonly Defect[] = [
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
    cut({ length: 1 }),
  ),
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
    (items, input) => cut({})(items, { ...input, NextToken: undefined }),
  ),
  paging(
    'token-never-ends',
    'the last page has a token too, to an empty page with a token',
    [ends],
    (items, input) => ({
      ...cut({})(items, input),
      token: issueToken(startOf(input) + pageSize(input), input),
    }),
  ),
  paging(
    'token-loops-to-the-start',
    'the last page has the token of the first',
    [ends, duplicates],
    (items, input) => {
      const page = cut({})(items, input);
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
      const page = cut({})(items, input);
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
      const page = cut({})(items, input);
      const left = items.length - startOf(input) - page.items.length;
      return left < pageSize(input) ? { items: page.items } : page;
    },
  ),
  paging('last-item-lost', 'one item left over gets no page', [complete], (items, input) => {
    const page = cut({})(items, input);
    const left = items.length - startOf(input) - page.items.length;
    return left === 1 ? { items: page.items } : page;
  }),
  paging('no-token-ever', 'a page has no token, whatever is left', [complete], (items, input) => ({
    items: cut({})(items, input).items,
  })),
  paging('second-page-is-the-last', 'a walk ends after two pages', [complete], (items, input) => {
    const page = cut({})(items, input);
    return startOf(input) > 0 ? { items: page.items } : page;
  }),
  paging(
    'pages-without-the-last-item',
    'each page but the last lacks its last item',
    [complete],
    (items, input) => {
      const page = cut({})(items, input);
      return page.token === undefined ? page : { ...page, items: page.items.slice(0, -1) };
    },
  ),
  paging(
    'pages-reversed-in-place',
    'the second page is cut from the reversed list',
    [duplicates, complete],
    (items, input) => cut({})(startOf(input) > 0 ? [...items].reverse() : items, input),
  ),
  paging(
    'max-results-ignored-on-later-pages',
    'later pages have all that is left',
    [size],
    (items, input) =>
      startOf(input) > 0 ? { items: items.slice(startOf(input)) } : cut({})(items, input),
  ),
  paging(
    'max-results-halved',
    'the token skips as many items as MaxResults, of twice that many',
    [complete],
    (items, input) => {
      const page = cut({})(items, input);
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
        ? cut({})(items, input)
        : { items: items.slice(0, 50) },
  ),
  paging('result-cut-at-50', 'no more than 50 items are ever shown', [complete], (items, input) =>
    cut({})(items.slice(0, 50), input),
  ),
  paging(
    'page-size-20-at-most',
    'a page of more than 20 has the items, but its token counts 20',
    [duplicates],
    (items, input) => {
      const page = cut({})(items, input);
      const next = startOf(input) + Math.min(20, pageSize(input));
      return page.token === undefined ? page : { ...page, token: issueToken(next, input) };
    },
  ),
  {
    name: 'own-token-refused',
    title: 'the token that was just given out is refused',
    breaks: ['paging/continues', complete],
    change: replacing(({ page }) => ({
      page: (items, input) => {
        if (input['NextToken']) throw new ServiceError('InvalidNextToken');
        return page(items, input);
      },
    })),
  },
  {
    name: 'second-page-fails',
    title: 'every page after the first is an internal error',
    breaks: ['paging/continues', complete],
    change: replacing(({ page }) => ({
      page: (items, input) => {
        if (input['NextToken']) throw new ServiceError('InternalServerError', '', 500);
        return page(items, input);
      },
    })),
  },
  {
    name: 'garbage-token-is-the-first-page',
    title: 'a token that was never given out gives the first page',
    breaks: ['paging/unknown-token'],
    change: replacing(({ page }) => ({
      page: (items, input) => {
        try {
          return page(items, input);
        } catch {
          return page(items, { ...input, NextToken: undefined });
        }
      },
    })),
  },
  {
    name: 'garbage-token-is-everything',
    title: 'a token that was never given out gives all items',
    breaks: ['paging/unknown-token'],
    change: replacing(({ page }) => ({
      page: (items, input) => {
        try {
          return page(items, input);
        } catch {
          return { items: items.slice(0, pageSize(input)) };
        }
      },
    })),
  },
  {
    name: 'token-is-a-number',
    title: 'NextToken is the offset, as a JSON number',
    breaks: ['response/NextToken/type'],
    change: both(
      replacing(({ renderOutput }) => ({
        renderOutput: (items, page, input) => ({
          ...renderOutput(items, page, input),
          ...(page.token === undefined ? {} : { NextToken: startOf(input) + pageSize(input) }),
        }),
      })),
    ),
  },
  {
    name: 'token-is-a-structure',
    title: 'NextToken is an object',
    breaks: ['response/NextToken/type'],
    change: replacing(({ renderOutput }) => ({
      renderOutput: (items, page, input) => ({
        ...renderOutput(items, page, input),
        ...(page.token === undefined ? {} : { NextToken: { token: page.token } }),
      }),
    })),
  },
  {
    name: 'token-false-at-the-end',
    title: 'NextToken is false when there are no more pages',
    breaks: ['response/NextToken/type'],
    change: replacing(({ renderOutput }) => ({
      renderOutput: (items, page, input) => ({
        ...renderOutput(items, page, input),
        NextToken: page.token ?? false,
      }),
    })),
  },
];

function paging(name: string, title: string, breaks: readonly string[], page: MakePage): Defect {
  return { name, title, breaks, change: replacing(() => ({ page })) };
}

/** The documented page, longer by `length` items. */
function cut({ length = 0 }: { readonly length?: number }): MakePage {
  return (items, input) => {
    const start = startOf(input);
    const end = start + pageSize(input);
    const shown = items.slice(start, end + length);
    return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
  };
}

/** The documented page, from another start. */
function span(items: readonly Invocation[], input: Members, from: (start: number) => number): Page {
  const start = startOf(input);
  const end = start + pageSize(input);
  const shown = items.slice(from(start), end);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}
