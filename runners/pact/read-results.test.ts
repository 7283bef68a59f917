import { expect, test } from 'vitest';
import { readResults } from './read-results.ts';

const descriptions = new Map([
  ['one', 'a'],
  ['two - with a dash', 'b'],
]);

const done = (interactionKey: string, result: string) => ({ interactionKey, result });

function failing(description: string, mismatches: unknown): unknown {
  return {
    interaction: `Verifying a pact between me - myself and them - ${description}`,
    mismatch: { type: 'mismatches', mismatches },
  };
}

function read(
  errors: readonly unknown[],
  results: readonly unknown[],
): ReturnType<typeof readResults> {
  return readResults(JSON.stringify({ errors, interactionResults: results }), descriptions);
}

test('each result has the places of its mismatches, once and without what was there', () => {
  const mismatches = [
    { type: 'BodyMismatch', path: '$.Items[3].Name', actual: 'secret', mismatch: 'secret' },
    { type: 'BodyMismatch', path: '$.Items[1].Name', actual: 'secret' },
    { type: 'HeaderMismatch', key: 'content-type', actual: 'secret' },
    { type: 'StatusMismatch', actual: 500 },
    { type: 'BodyTypeMismatch' },
  ];
  expect(
    read([failing('two - with a dash', mismatches)], [done('a', 'OK'), done('b', 'Error')]),
  ).toEqual({
    results: new Map([
      ['a', { result: 'ok', places: [] }],
      [
        'b',
        {
          result: 'mismatch',
          places: ['body at $.Items[*].Name', 'header content-type', 'status', 'type of the body'],
        },
      ],
    ]),
  });
});

test('no more places are kept than can be read', () => {
  const mismatches = 'abcdefgh'
    .split('')
    .map((name) => ({ type: 'BodyMismatch', path: `$.${name}` }));
  const found = read([failing('one', mismatches)], [done('a', 'Error')]);
  const places = 'results' in found ? found.results.get('a')?.places : [];
  expect(places).toHaveLength(6);
  expect(places?.at(-1)).toBe('3 more');
});

test('what failed before there was an answer is an error, and is never passed', () => {
  const noAnswer = { interaction: 'x - one', mismatch: { type: 'error', message: 'no answer' } };
  expect(read([noAnswer], [done('a', 'Error')])).toEqual({
    results: new Map([['a', { result: 'error', places: [] }]]),
  });
  expect(read([], [done('a', 'Error')])).toEqual({
    results: new Map([['a', { result: 'error', places: [] }]]),
  });
});

test.each<[string, string]>([
  ['no JSON', 'Error: x'],
  ['a list', '[]'],
  ['without results', '{"errors":[]}'],
  ['without errors', '{"interactionResults":[]}'],
  ['without keys', '{"errors":[],"interactionResults":[{"result":"OK"}]}'],
])('results that are %s are not relied on', (_, text) => {
  expect(readResults(text, descriptions)).toEqual({
    reason: expect.stringMatching(/^its results are not/),
  });
});

test('an error of nothing that is known, or of what is passed, is not relied on', () => {
  const unreadable = { reason: expect.stringMatching(/^its results are not/) };
  expect(read([failing('three', [])], [done('a', 'OK')])).toEqual(unreadable);
  expect(read([failing('one', [])], [done('a', 'OK')])).toEqual(unreadable);
});
