import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bounds } from '../../contracts/shape.ts';
import { type PatternValues, patternValues } from './pattern-values.ts';

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What must hold of the values of any pattern; matching values are taken to be wanted. */
function check(pattern: string, length: Bounds, values: PatternValues): void {
  const { matching, breaking } = values;
  const expression = expressionOf(pattern);
  const { min = 0, max = Infinity } = length;
  for (const { name, value } of matching) {
    expect(expression.test(value), `${name} of ${pattern}: ${value}`).toBe(true);
    const size = [...value].length;
    expect(size >= min && size <= max, `${name} of ${pattern} has ${size} characters`).toBe(true);
  }
  for (const { name, value } of breaking) {
    expect(expression.test(value), `${name} of ${pattern}: ${value}`).toBe(false);
  }
  for (const side of [matching, breaking]) {
    const names = side.map(({ name }) => name);
    for (const name of names) expect(name).toMatch(kebab);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(side.map(({ value }) => value)).size).toBe(side.length);
    // What cannot go through UTF-8 would be another value at the other end.
    for (const { name, value } of side) expect(/\p{Surrogate}/u.test(value), name).toBe(false);
  }
}

/** As Smithy has it: code points, and a search unless the pattern is anchored. */
function expressionOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

const characterClass = fc.constantFrom(
  ...['[a-z]', '[A-Z0-9]', '[0-9a-fA-F]', '[^/]', '[\\w.-]', '\\d', '\\w', '\\S', '.', '[a-c_]'],
  ...['[\\u0020-\\uD7FF]', '[^\\x00-\\x1F]', '[\\p{L}\\p{Z}]', '[ -~]', '[:/]'],
);
const literal = fc.constantFrom('a', 'Z', '7', '-', ':', '/', '\\.', '@', 'mw-', 'é', '\u{1F600}');
const quantifier = fc.oneof(
  fc.constantFrom('', '', '+', '*', '?'),
  fc.nat(12).map((count) => `{${count}}`),
  fc.tuple(fc.nat(4), fc.nat(12)).map(([min, more]) => `{${min},${min + more}}`),
  fc.nat(4).map((min) => `{${min},}`),
);

const character = fc.oneof(
  characterClass,
  literal.filter((text) => [...text].length === 1),
);
const counted = fc.tuple(character, quantifier).map(([one, count]) => `${one}${count}`);
/** Groups have counts that do not multiply: the check below tries patterns without a guard. */
const group = fc
  .tuple(
    fc.constantFrom('(', '(?:'),
    fc.array(fc.array(fc.oneof(literal, character), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('', '', '?', '{2}', '*'),
  )
  .map(([open, all, count]) => `${open}${all.map((one) => one.join('')).join('|')})${count}`);
const sequence = fc
  .array(fc.oneof(literal, counted, group), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

const generated = fc.oneof(
  { weight: 4, arbitrary: sequence.map((one) => `^${one}$`) },
  { weight: 1, arbitrary: sequence },
  {
    weight: 2,
    arbitrary: fc
      .array(sequence, { minLength: 2, maxLength: 4 })
      .map((all) => `^(${all.join('|')})$`),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(sequence, { minLength: 2, maxLength: 3 })
      .map((all) => all.map((one) => `^${one}$`).join('|')),
  },
);

test('values of generated patterns are on the side that they claim, with unique kebab-case names', () => {
  fc.assert(
    fc.property(generated, (pattern) => check(pattern, {}, patternValues(pattern))),
    { numRuns: 100 },
  );
});

test('an anchored pattern without repetition limits always has a matching value', () => {
  fc.assert(
    fc.property(sequence, (one) => {
      const { matching, reason } = patternValues(`^${one}$`);
      expect(matching, reason).not.toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('matching values fit a length that is asked for', () => {
  const bounds = fc
    .tuple(fc.nat(40), fc.nat(40), fc.boolean(), fc.boolean())
    .map(([min, more, low, high]) => ({
      ...(low ? { min } : {}),
      ...(high ? { max: min + more } : {}),
    }));
  fc.assert(
    fc.property(generated, bounds, (pattern, length) =>
      check(pattern, length, patternValues(pattern, length)),
    ),
    { numRuns: 100 },
  );
});

test('any text at all is taken as a pattern or has a reason, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (pattern) => {
      const values = patternValues(pattern);
      if (values.matching.length === 0) expect(values.breaking).toEqual([]);
      check(pattern, {}, values);
    }),
    { numRuns: 100 },
  );
});

/** Patterns in the manner of AWS models, with the length that stands beside them. */
const kept: readonly (readonly [pattern: string, length: Bounds])[] = [
  [
    '^[0-9a-fA-F]{8}\\-[0-9a-fA-F]{4}\\-[0-9a-fA-F]{4}\\-[0-9a-fA-F]{4}\\-[0-9a-fA-F]{12}$',
    { min: 36, max: 36 },
  ],
  ['^mw-[0-9a-f]{17}$', { min: 20, max: 20 }],
  ['(^i-(\\w{8}|\\w{17})$)|(^mi-\\w{17}$)', {}],
  ['^(i-[0-9a-f]{8}|i-[0-9a-f]{17})$', {}],
  ['^\\d{12}$', {}],
  ['^(?:\\d{12}|\\*)$', {}],
  ['^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:\\d{12}:.+$', { min: 20, max: 2048 }],
  ['^arn:(aws|aws-cn|aws-us-gov):iam::\\d{12}:role/[\\w+=,.@/-]+$', { min: 20, max: 2048 }],
  ['arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)', {}],
  ['^[a-zA-Z0-9_\\-.]{3,128}$', { min: 3, max: 128 }],
  ['^[a-zA-Z0-9_\\-.]+$', { min: 1, max: 64 }],
  ['^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', { min: 3, max: 63 }],
  ['^[a-z][a-z0-9]*(-[a-z0-9]+)*$', { min: 1, max: 32 }],
  ['^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$', { min: 1, max: 128 }],
  ['^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$', { min: 0, max: 256 }],
  ['^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*$', {}],
  ['^\\$LATEST$|^[0-9]+$', { min: 1, max: 1024 }],
  ['^([$]LATEST|[$]DEFAULT|[1-9][0-9]*)$', {}],
  ['^[a-zA-Z][a-zA-Z0-9+\\-.]*://.+$', { max: 2083 }],
  ['^https?://[^\\s/$.?#].[^\\s]*$', {}],
  ['^s3://[a-z0-9.-]{3,63}(/.*)?$', {}],
  ['^[^/]+(/[^/]+)*$', { min: 1, max: 100 }],
  ['^/[\\w./-]*$', { min: 1, max: 512 }],
  ['^(\\d|[1-9]\\d|100)%$', { min: 2, max: 4 }],
  ['^([1-9][0-9]*|[0]|[1-9][0-9]%|[0-9]%|100%)$', { min: 1, max: 7 }],
  ['^(rate|cron|at)\\(.+\\)$', { min: 1, max: 256 }],
  ['^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$', {}],
  ['^[A-Za-z0-9+/=]+$', { min: 1, max: 1024 }],
  ['^vpc-([0-9a-f]{8}|[0-9a-f]{17})$', {}],
  ['^(subnet|sg|eni)-[0-9a-z]*$', { min: 1, max: 1024 }],
  ['^([0-9]{1,3}\\.){3}[0-9]{1,3}(/([0-9]|[1-2][0-9]|3[0-2]))?$', {}],
  ['^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$', {}],
  ['^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$', {}],
  ['^[\\w+=,.@-]+$', { min: 2, max: 64 }],
  ['^[\\w+=,.@-]+@([\\w-]+\\.)+[a-z]{2,6}$', { max: 254 }],
  ['^AKIA[A-Z0-9]{16}$', { min: 16, max: 128 }],
  ['^(true|false)$', {}],
  ['^(?:us|eu|ap)(?:-gov)?-(?:north|south|east|west)-[1-9]$', {}],
  ['^(?<name>[a-z]+):\\k<name>$', {}],
  ['^[\\x20-\\x7E]{1,32}$', { min: 1, max: 32 }],
  ['[\\s\\S]+', { min: 1 }],
  ['\\S', { min: 1, max: 200 }],
  ['^.{1,64}$', { min: 1, max: 64 }],
  ['^(|[a-z]+)$', { max: 10 }],
  ['^\\p{Lu}\\p{Ll}+$', {}],
  ['^[^\\x00-\\x1F\\x7F]*$', { min: 0, max: 100 }],
];

for (const [pattern, length] of kept) {
  test(`the values of ${pattern} are on the right side, and none is missing`, () => {
    const values = patternValues(pattern, length);
    check(pattern, length, values);
    expect(values.matching, values.reason).not.toEqual([]);
    expect(values.breaking, values.reason).not.toEqual([]);
  });
}
