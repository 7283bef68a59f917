/** Digits with the escape before them, which JSON may have for a mark: its end is no part of them. */
const digits = /(\\u[0-9a-f]{4}|\\[bfnrt])?(\d{12,})/gi;

/** What makes twelve digits a part of something else: a longer word, a UUID, a decimal. */
const joinedBefore = /[0-9a-z]$|[0-9a-f]{4}-$|\d\.$/i;
const joinedAfter = /^(?:[0-9a-z]|\.\d)/i;

/** Replaces the ids of AWS accounts: twelve digits that stand alone, in ARNs and anywhere else. */
export function maskAccounts(text: string): string {
  return text.replaceAll(
    digits,
    (found: string, mark: string | undefined, run: string, at: number) => {
      const before = mark === undefined ? text.slice(Math.max(0, at - 5), at) : '';
      const after = text.slice(at + found.length, at + found.length + 2);
      const alone = run.length === 12 && !joinedBefore.test(before) && !joinedAfter.test(after);
      return alone ? `${mark ?? ''}<account>` : found;
    },
  );
}
