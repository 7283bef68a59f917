/** Variants of which no target can have both, each with the reason. */
const contradictory: readonly (readonly [one: RegExp, other: RegExp, reason: string])[] = [
  [
    /^one-item-looked-at-per-page$/,
    /^(short-pages|pages-of-three|empty-(page-with-a-token|last-page)|default-page-of-.*|tokens-of-any-filters)$/,
    'both say what a page is, and one of them filters after it is cut',
  ],
  [
    /^members-in-camel-case-beside$/,
    /^without-start-time$/,
    'a member that comes in camel case alone is misspelt',
  ],
];

/** Why two variants, with `+` between their names, cannot be combined; undefined where they can. */
export function contradiction(pair: string): string | undefined {
  const [one = '', other = ''] = pair.split('+');
  const found = contradictory.find(
    ([first, second]) =>
      (first.test(one) && second.test(other)) || (first.test(other) && second.test(one)),
  );
  return found?.[2];
}
