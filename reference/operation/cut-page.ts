import type { Page } from '../behaviour.ts';
import { issueToken, readToken } from '../page-token.ts';
import type { Members } from '../wire.ts';

/** Pages have this many items when the request does not say. */
const defaultPageSize = 50;

/** The page of a list that a request asks for. @throws ServiceError for a token not of its own. */
export function cutPage<Item>(items: readonly Item[], input: Members): Page<Item> {
  const start = startOf(input);
  const end = start + pageSize(input);
  const shown = items.slice(start, end);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}

/** The most items of a page. */
export function pageSize({ MaxResults }: Members): number {
  return typeof MaxResults === 'number' ? Math.trunc(MaxResults) : defaultPageSize;
}

/** Where the page that a request asks for starts; an empty token is for the first page. */
export function startOf(input: Members): number {
  const { NextToken } = input;
  return typeof NextToken === 'string' && NextToken !== '' ? readToken(NextToken, input) : 0;
}
