import { cutPage } from '../operation/cut-page.ts';
import type { Members } from '../wire.ts';

/** The page of a list that a request asks for, under the name that its operation gives the list. */
export function listPage(name: string, items: readonly Members[], input: Members): Members {
  const page = cutPage(items, input);
  return { [name]: page.items, NextToken: page.token ?? '' };
}
