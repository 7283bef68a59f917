import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { Bounds } from '../../contracts/shape.ts';
import { keptPatterns } from './kept-patterns.testing.ts';
import { patternValues } from './pattern-values.ts';
import { sampleMatching } from './sample-matching.ts';

const uuid = String.raw`^[0-9a-fA-F]{8}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{4}\-[0-9a-fA-F]{12}$`;
const uuidValues = patternValues(uuid, { min: 36, max: 36 });

function holdsOf(pattern: string, length: Bounds): void {
  const { matching, breaking } = patternValues(pattern, length);
  const expression = compilePattern(pattern);
  const { min = 0, max = Infinity } = length;
  for (const { name, value } of [...matching, ...breaking]) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(/\p{Surrogate}/u.test(value)).toBe(false);
  }
  for (const { value } of matching) {
    expect(expression.test(value), `${pattern} ${value}`).toBe(true);
    expect([...value].length).toBeGreaterThanOrEqual(min);
    expect([...value].length).toBeLessThanOrEqual(max);
  }
  for (const { value } of breaking)
    expect(expression.test(value), `${pattern} ${value}`).toBe(false);
  for (const values of [matching, breaking]) {
    expect(new Set(values.map(({ name }) => name)).size).toBe(values.length);
    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
  }
}

const atom = fc.constantFrom(
  ...['a', 'B', '-', String.raw`\.`, '.', String.raw`\d`, String.raw`\w`, String.raw`\S`],
  ...['[a-f]', '[^a-c]', '[A-Z0-9_]', '[-./]', String.raw`\p{L}`, '[\\s\\S]', '(?=[a-z])', '(?!x)'],
  ...['\\b', 'xyz', '[é-ü]'],
);
const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{0,2}', '{2,}');
const quantified = fc.tuple(atom, quantifier).map(([left, right]) => left + right);
const { pattern: generatedPattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthSize: 'small' },
    quantified,
    fc
      .tuple(fc.array(tie('pattern'), { minLength: 1, maxLength: 3 }), quantifier)
      .map(([options, count]) => `(${options.join('|')})${count}`),
  ),
}));
const anchored = fc
  .tuple(fc.boolean(), generatedPattern, fc.boolean())
  .map(([start, pattern, end]) => `${start ? '^' : ''}${pattern}${end ? '$' : ''}`);
const bounds = fc.oneof(
  fc.constant<Bounds>({}),
  fc.tuple(fc.nat(12), fc.nat(30)).map(([min, more]): Bounds => ({ min, max: min + more })),
);

test('every value does what its list says, for any pattern', () => {
  fc.assert(fc.property(anchored, bounds, holdsOf), { numRuns: 300 });
}, 300_000);

for (const [pattern, length = {}] of keptPatterns) {
  test(`values for the published pattern ${pattern}`, () => {
    holdsOf(pattern, length);
    const sample = sampleMatching(pattern, length);
    expect(sample).toBeDefined();
    expect(patternValues(pattern, length)).toEqual(patternValues(pattern, length));
    const { breaking, reason } = patternValues(pattern, length);
    const isAnchored = /^\^.*\$$/.test(pattern);
    if (isAnchored && reason === undefined) expect(breaking).not.toEqual([]);
  });
}

const hex = '[0-9a-fA-F]';
const wrongUuids: readonly (readonly [string, (value: string) => boolean])[] = [
  ['unanchored start', matches(uuid.slice(1))],
  ['unanchored end', matches(uuid.slice(0, -1))],
  ['trailing newline allowed', matches(`${uuid.slice(0, -1)}\\n?$`)],
  ['lines', (value) => new RegExp(uuid, 'm').test(value)],
  ['trimmed first', (value) => matches(uuid)(value.trim())],
  ['lower case only', matches(uuid.replaceAll('A-F', ''))],
  ['upper case only', matches(uuid.replaceAll('a-f', ''))],
  ['version 4 only', matches(`^${hex}{8}-${hex}{4}-4${hex}{3}-[89abAB]${hex}{3}-${hex}{12}$`)],
  ['digits of any alphabet', matches(uuid.replaceAll('0-9', '\\p{Nd}'))],
  ['letters beyond f', matches(uuid.replaceAll('a-f', 'a-z'))],
  ['36 of hex and dash', matches('^[0-9a-fA-F-]{36}$')],
  ['length only', (value) => [...value].length === 36],
  ['braces allowed', matches(uuid.replace('^', '^\\{?').replace('$', '\\}?$'))],
  ['empty allowed', (value) => value === '' || matches(uuid)(value)],
  ['dashes optional', matches(uuid.replaceAll('\\-', '-?'))],
  ['nil refused', (value) => matches(uuid)(value) && /[1-9a-f]/i.test(value)],
  ...[0, 1, 2, 3].map((index) => {
    const pieces = uuid.split('\\-');
    const before = pieces.slice(0, index + 1).join('-');
    const after = pieces.slice(index + 1).join('-');
    return [`dash ${index + 1} unchecked`, matches(`${before}.${after}`)] as const;
  }),
  ...[8, 4, 4, 4, 12].map((size, index) => {
    const groups = [8, 4, 4, 4, 12].map((each) => `${hex}{${each}}`);
    const loose = groups.with(index, `.{${size}}`);
    return [`group ${index + 1} unchecked`, matches(`^${loose.join('-')}$`)] as const;
  }),
  ...[8, 4, 4, 4, 12].map((_, index) => {
    const groups = [8, 4, 4, 4, 12].map((each) => `${hex}{${each}}`);
    const loose = groups.with(index, `${hex}*`);
    return [`length of group ${index + 1} unchecked`, matches(`^${loose.join('-')}$`)] as const;
  }),
];

function matches(pattern: string): (value: string) => boolean {
  const expression = new RegExp(pattern.replaceAll('\\-', '-'), 'u');
  return (value) => expression.test(value);
}

it.each(wrongUuids)('tells apart a UUID check with %s', (_, accepts) => {
  const { matching, breaking } = uuidValues;
  const wrong = [
    ...matching.filter(({ value }) => !accepts(value)),
    ...breaking.filter(({ value }) => accepts(value)),
  ];
  expect(wrong).not.toEqual([]);
});

test('names of the values for a UUID', () => {
  const names = (values: readonly { readonly name: string }[]) => values.map(({ name }) => name);
  expect(names(uuidValues.matching)).toMatchInlineSnapshot(`
    [
      "ordinary",
      "version-1",
      "version-3",
      "version-4",
      "version-5",
      "version-7",
      "version-0",
      "variant-microsoft",
      "all-zeros",
      "all-nines",
      "all-a",
      "all-f",
      "all-upper-f",
      "all-digits",
      "all-letters",
      "lower-case",
      "upper-case",
      "mixed-case",
      "letters-and-digits",
      "range-ends",
    ]
  `);
  expect(names(uuidValues.breaking)).toMatchInlineSnapshot(`
    [
      "empty",
      "trailing-newline",
      "leading-newline",
      "trailing-crlf",
      "trailing-space",
      "leading-space",
      "surrounding-spaces",
      "trailing-nul",
      "braces",
      "prefix-before-match",
      "suffix-after-match",
      "embedded-in-longer",
      "second-line",
      "first-line",
      "urn",
      "parentheses",
      "quotes",
      "hyphens",
      "minus-signs",
      "underscores",
      "spaces",
      "fullwidth-digit",
      "arabic-indic-digit",
      "fullwidth-letter",
      "cyrillic-letter",
      "en-dash",
      "without-separators",
      "only-separators",
      "separators-moved",
      "element-1-one-too-few",
      "element-1-one-too-many",
      "element-1-slash",
      "element-1-colon",
      "element-1-at",
      "element-1-upper-g",
      "element-1-backtick",
      "element-1-lower-g",
      "element-1-outside-first",
      "element-1-outside-last",
      "element-2-other-character",
      "element-2-absent",
      "element-3-one-too-few",
      "element-3-one-too-many",
      "element-3-outside-first",
      "element-3-outside-last",
      "element-4-other-character",
      "element-4-absent",
      "element-5-one-too-few",
      "element-5-one-too-many",
      "element-5-outside-first",
      "element-5-outside-last",
      "element-6-other-character",
      "element-6-absent",
      "element-7-one-too-few",
      "element-7-one-too-many",
      "element-7-outside-first",
      "element-7-outside-last",
      "element-8-other-character",
      "element-8-absent",
      "element-9-one-too-few",
      "element-9-one-too-many",
      "element-9-outside-first",
      "element-9-outside-last",
    ]
  `);
});

test('what is no JavaScript pattern has no values but a reason', () => {
  expect(patternValues('(?i)all|[0-9]{12}').reason).toBe('not a JavaScript regular expression');
  expect(sampleMatching('(?i)all|[0-9]{12}')).toBe('all');
  expect(patternValues('^\\p{Print}+$').reason).toContain('Unicode mode');
});

test('patterns that backtrack without end still end', () => {
  const start = performance.now();
  for (const pattern of ['^(a+)+$', '^(a|aa)+$', `^${'a?'.repeat(30)}${'a'.repeat(30)}$`]) {
    holdsOf(pattern, { min: 30, max: 60 });
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});

test('a sample of any size within the bounds', () => {
  for (const size of [1, 7, 128]) {
    expect(sampleMatching('^[a-zA-Z0-9_.-]+$', { min: size, max: size })).toHaveLength(size);
  }
  expect(sampleMatching('^a{3}$', { min: 4 })).toBeUndefined();
  expect(sampleMatching('^[^-]+$', { min: 3, max: 3 })).toHaveLength(3);
});
