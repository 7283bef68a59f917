import type { Pagination, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { protocolSources, unknownSource } from './sources.ts';

/** What a paginated operation promises of a walk from page to page. */
export function pagingPromises(pagination: Pagination, source: Source): Draft[] {
  const { inputToken, outputToken, pageSize } = pagination;
  const { pagination: trait } = protocolSources;
  return [
    ...(pageSize
      ? [promise('paging/page-size', 'must', `a page has at most ${pageSize} items`, source)]
      : []),
    promise('paging/no-duplicates', 'must', 'no item comes twice in a walk', trait),
    promise('paging/complete', 'must', 'a walk to the end returns every item', source),
    promise('paging/ends', 'must', `a walk comes to a page without ${outputToken}`, source),
    promise('paging/continues', 'must', `a ${inputToken} just given out is accepted`, source),
    promise(
      'paging/unknown-token',
      'must',
      `a ${inputToken} that was never given out does not start the list again`,
      source,
    ),
    promise(
      'paging/unknown-token-error',
      'should',
      `a ${inputToken} that was never given out gets InvalidNextToken or ValidationException`,
      trait,
    ),
    promise(
      'paging/empty-token',
      'may',
      `an empty ${inputToken} is the first page or refused`,
      unknownSource,
    ),
    promise(
      'paging/foreign-token',
      'may',
      `a ${inputToken} of another request is refused or served`,
      unknownSource,
    ),
    promise(
      'paging/repeated-token',
      'should',
      `a ${inputToken} used twice gives the same page, or is refused`,
      trait,
    ),
  ];
}

/** What holds between two equal requests. */
export function statePromises(source: Source): Draft[] {
  return [
    promise(
      'state/stable',
      'must',
      'items stay, and finished items do not change, from one call to the next',
      source,
    ),
  ];
}
