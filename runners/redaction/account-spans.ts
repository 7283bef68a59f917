import type { Span } from './span.ts';

/** Digits with the escape before them, which JSON may have for a mark: its end is no part of them. */
const digits = /(\\u[0-9a-f]{4}|\\[bfnrt])?(\d{12,})/gi;

/** What makes twelve digits a part of something else: a longer word, a UUID, a decimal. */
const joinedBefore = /[0-9a-z]$|[0-9a-f]{4}-$|\d\.$/i;
const joinedAfter = /^(?:[0-9a-z]|\.\d)/i;

/** Where a text has ids of AWS accounts: twelve digits that stand alone, in ARNs and anywhere else. */
export function accountSpans(text: string): Span[] {
  return [...text.matchAll(digits)].flatMap(({ 0: found, 1: mark, 2: run = '', index }): Span[] => {
    const end = index + found.length;
    const before = mark === undefined ? text.slice(Math.max(0, index - 5), index) : '';
    const after = text.slice(end, end + 2);
    if (run.length !== 12 || joinedBefore.test(before) || joinedAfter.test(after)) return [];
    return [{ start: end - run.length, end, kind: 'account' }];
  });
}
