import type { Page } from '../behaviour.ts';
import { type Defect, replacing } from '../catalogue-entry.ts';
import type { Invocation } from '../invocation.ts';
import { pageSize, startOf } from '../operation/cut-page.ts';
import { issueToken } from '../page-token.ts';
import type { Members } from '../wire.ts';

/** Cuts the page that a request asks for out of what was found. */
export type MakePage = (items: readonly Invocation[], input: Members) => Page;

/** A defect that cuts pages in another way. */
export function paging(
  name: string,
  title: string,
  breaks: readonly string[],
  page: MakePage,
): Defect {
  return { name, title, breaks, change: replacing(() => ({ page })) };
}

/** The documented page. */
export const plainPage: MakePage = (items, input) => span(items, input, (start) => start);

/** The documented page, from another start and to another end. */
export function span(
  items: readonly Invocation[],
  input: Members,
  from: (start: number) => number,
  longer = 0,
): Page {
  const start = startOf(input);
  const end = start + pageSize(input);
  const shown = items.slice(from(start), end + longer);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}
