import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';
import { placeOfPointer } from './json-place.ts';

const items = Array.from({ length: 40 }, (_, index) => ({
  Id: `id-${String(index).padStart(6, '0')}`,
  Status: index === 25 ? 'Success' : 'SUCCESS',
  Started: 1_700_000_000 + index,
  Owner: index === 26 ? null : 'me',
}));
const body = JSON.stringify({ Items: items, NextToken: 'abc' });

const told: readonly (readonly [said: string, shown: string])[] = [
  ['/Items/25/Status is "Success"', '"Id":"id-000025","Status":"Success"'],
  [
    '/Items/26/Owner is null',
    '"Id":"id-000026","Status":"SUCCESS","Started":1700000026,"Owner":null',
  ],
  ['Items/member/Owner is null', '"Owner":null'],
  ['an item with Status Success', '"Status":"Success"'],
  ['Started 1700000033, Ended 1', '"Id":"id-000033","Status":"SUCCESS","Started":1700000033'],
  ['3 of them missing, for example Id id-000020', '"Id":"id-000020"'],
  ['id-000021 twice', '"id-000021"'],
];

for (const [said, shown] of told) {
  test(`of a long answer the part is shown that is meant by: ${said}`, () => {
    const text = excerpt(body, 300, { actual: said });
    expect(text).toContain(shown);
    expect(text).toMatch(new RegExp(`^….*… \\(${body.length} characters\\)$`));
    expect(text.length).toBeLessThan(340);
  });
}

test('of an item that was expected otherwise the member is shown that it has now', () => {
  const expected = 'Id id-000031 with Status FAILED, as before';
  const shown = '"Id":"id-000031","Status":"SUCCESS"';
  expect(excerpt(body, 300, { expected, actual: 'Status SUCCESS' })).toContain(shown);
  expect(excerpt(body, 300, { expected, actual: 'Other absent' })).toContain(shown);
});

test('the same of an answer with blanks and line ends, which are no part of it', () => {
  const pretty = JSON.stringify({ Items: items }, null, 2);
  const text = excerpt(pretty, 300, { actual: told[0]?.[0] ?? '' });
  expect(text).toContain('{ "Id": "id-000025", "Status": "Success", ');
  expect(text).toContain(`(${pretty.length} characters)`);
  expect(excerpt('{\n  "a": "b"\r\n}', 300)).toBe('{ "a": "b" }');
});

test('line ends of what is no JSON stay visible', () => {
  expect(excerpt('{"a": "b\nc"}', 300)).toBe('{"a": "b\\nc"}');
});

test('both ends are shown where the words point nowhere, and to what these show', () => {
  for (const said of [
    '',
    'HTTP 200 with 40 Items',
    '/Items/99/Status is "x"',
    '/Items/1/Id is "id-000001"',
  ]) {
    expect(excerpt(body, 300, { actual: said })).toMatch(
      /^\{"Items":.*….*"NextToken":"abc"\} \(\d+ characters\)$/,
    );
  }
});

test('a short answer is shown whole', () => {
  expect(excerpt('{"Items":[]}', 300, { actual: '/Items is "x"' })).toBe('{"Items":[]}');
});

test('a value at issue that is long itself is shown from its beginning', () => {
  const long = JSON.stringify({ A: 'a'.repeat(400), Status: `x${'y'.repeat(1000)}` });
  expect(excerpt(long, 300, { actual: '/Status is "xy…"' })).toContain('"Status":"xyyy');
});

test('a pointer finds what JSON.parse would find, and nothing throws on text that is no JSON', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.integer({ min: 0, max: 200 }), (text, cut) => {
      const parsed: unknown = JSON.parse(text);
      for (const [pointer, value] of pointersOf(parsed, '')) {
        const place = placeOfPointer(text, pointer);
        expect(place && JSON.parse(text.slice(place.start, place.end))).toEqual(value);
      }
      excerpt(text.slice(0, cut), 10, { actual: '/a/0 is "x"' });
    }),
  );
});

/** Every value with its pointer, but for names that a pointer would have to escape or that come twice. */
function pointersOf(value: unknown, at: string): [string, unknown][] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    [at, value],
    ...inside.flatMap(([name, content]) =>
      /^[\w-]+$/.test(name) ? pointersOf(content, `${at}/${name}`) : [],
    ),
  ];
}
