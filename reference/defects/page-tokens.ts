import { type Defect, replacing } from '../catalogue-entry.ts';
import { pageSize, startOf } from '../operation/cut-page.ts';
import { ServiceError } from '../service-error.ts';

const complete = 'paging/complete';

/** Tokens refused, taken for what they are not, or of the wrong JSON type. */
export const pageTokenDefects: readonly Defect[] = [
  {
    name: 'own-token-refused',
    title: 'the token that was just given out is refused',
    breaks: ['paging/continues', complete, 'request/valid'],
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
    breaks: ['paging/continues', complete, 'request/valid'],
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
    title: 'a token that was never given out gives a first page that has no token',
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
    change: replacing(({ renderOutput }) => ({
      renderOutput: (items, page, input) => ({
        ...renderOutput(items, page, input),
        ...(page.token === undefined ? {} : { NextToken: startOf(input) + pageSize(input) }),
      }),
    })),
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
