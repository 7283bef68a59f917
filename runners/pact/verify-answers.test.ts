import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { WireResponse } from '../../contracts/wire.ts';
import { testedCore } from './guard.ts';
import { anything, only, optionalMembers, orNull, otherMembers } from './matching.ts';
import type { PactResponse, Rules } from './pact-file.ts';
import { pactRegex } from './pact-regex.ts';
import type { PactResult } from './read-results.ts';
import { type TriedAnswer, verifyAnswers } from './verify-answers.testing.ts';

// What these tests hold is no promise of Pact's: with another version of its core they may fail,
// and then the files that we write say something else than we mean.

test('the core is pinned to the version that these tests were made with', () => {
  const require = createRequire(import.meta.url);
  const pact = require.resolve('@pact-foundation/pact');
  const [used, own] = [createRequire(pact), require].map((from) =>
    from.resolve('@pact-foundation/pact-core'),
  );
  expect(used).toBe(own);
  expect(require('@pact-foundation/pact-core/package.json').version).toBe(testedCore);
  const { devDependencies } = require('../../package.json');
  expect(devDependencies['@pact-foundation/pact-core']).toBe(testedCore);
});

const mediaType = 'application/x-amz-json-1.1';

function demanding(content: PactResponse['body'] | object, rules: Rules = {}): PactResponse {
  const header = only({ match: 'regex', regex: `(?i)${mediaType.replaceAll('.', '\\.')}(;.*)?` });
  return {
    status: 200,
    headers: { 'content-type': [mediaType] },
    body: {
      contentType: `${mediaType}+json`,
      encoded: false,
      content: JSON.parse(JSON.stringify(content)),
    },
    matchingRules: { header: { 'content-type': header }, body: rules },
  };
}

function answering(body: unknown, type: string | undefined = mediaType): WireResponse {
  const headers = type === '' ? {} : { 'content-type': type };
  return { status: 200, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

type Row = readonly [name: string, demands: PactResponse, answer: WireResponse, isRight: boolean];

async function resultsOf(rows: readonly Row[]): Promise<ReadonlyMap<string, PactResult>> {
  return verifyAnswers(
    rows.map(([name, demands, answer]): TriedAnswer => ({ name, demands, answer })),
  );
}

/** Each row as Pact has it, to be compared with what it must be. */
async function expectRight(rows: readonly Row[]): Promise<void> {
  const results = await resultsOf(rows);
  const said = rows.map(([name]) => [name, results.get(name)?.result === 'ok']);
  expect(Object.fromEntries(said)).toEqual(
    Object.fromEntries(rows.map(([name, , , isRight]) => [name, isRight])),
  );
}

const status = demanding(
  { Items: [{ Status: 'DONE' }] },
  {
    '$.Items': only({ match: 'type', min: 0 }),
    '$.Items[*]': optionalMembers,
    '$.Items[*].*': anything,
    '$.Items[*].Status': orNull({ match: 'regex', regex: '\\A(?:DONE|FAILED)\\z' }),
  },
);

test('the body is read, though its media type is none that Pact knows for JSON', async () => {
  const object = demanding({ Name: 'x' }, { '$.Name': only({ match: 'type' }) });
  await expectRight([
    ['right', object, answering({ Name: 'another' }), true],
    ['with more members', object, answering({ Name: 'y', More: [1] }), true],
    ['spread out', object, answering('{\n  "Name" : "y" }\n'), true],
    ['with parameters', object, answering({ Name: 'y' }, `${mediaType}; charset=utf-8`), true],
    ['in capitals', object, answering({ Name: 'y' }, mediaType.toUpperCase()), true],
    ['of another type', object, answering({ Name: 5 }), false],
    ['without the member', object, answering({}), false],
    ['a list', object, answering([]), false],
    ['a text', object, answering('"Name"'), false],
    ['cut', object, answering('{"Name":"y"'), false],
    ['no JSON', object, answering('Name'), false],
    ['empty', object, answering(''), false],
    ['of the type of JSON', object, answering({ Name: 'y' }, 'application/json'), false],
    ['of another version', object, answering({ Name: 'y' }, 'application/x-amz-json-1.0'), false],
    ['of the type that we wrote', object, answering({ Name: 'y' }, `${mediaType}+json`), false],
    ['of no type', object, answering({ Name: 'y' }, ''), false],
  ]);
});

test('a member may be absent or null, and is held to its rule where it is there', async () => {
  await expectRight([
    ['there', status, answering({ Items: [{ Status: 'DONE' }, { Status: 'FAILED' }] }), true],
    ['absent', status, answering({ Items: [{}, { Status: 'DONE' }] }), true],
    ['null', status, answering({ Items: [{ Status: null }] }), true],
    [
      'beside others',
      status,
      answering({ Items: [{ A: 1, B: {}, C: [{}], D: null }], E: {} }),
      true,
    ],
    ['no items', status, answering({ Items: [] }), true],
    ['an unknown value', status, answering({ Items: [{ Status: 'OTHER' }] }), false],
    ['a part of a value', status, answering({ Items: [{ Status: 'DON' }] }), false],
    ['two values', status, answering({ Items: [{ Status: 'DONE\nFAILED' }] }), false],
    ['a number', status, answering({ Items: [{ Status: 5 }] }), false],
    ['a list', status, answering({ Items: [{ Status: ['DONE'] }] }), false],
    ['wrong in the last', status, answering({ Items: [{}, {}, { Status: 'x' }] }), false],
    ['items that are none', status, answering({ Items: ['DONE'] }), false],
    ['a list that is none', status, answering({ Items: {} }), false],
    ['no list', status, answering({}), false],
  ]);
  const results = await resultsOf([
    ['wrong', status, answering({ Items: [{}, { Status: 'x' }, { Status: 'y' }] }), false],
  ]);
  expect(results.get('wrong')).toEqual({
    result: 'mismatch',
    places: ['body at $.Items[*].Status'],
  });
});

test('members inside of members may be absent, whatever stands beside them', async () => {
  const inside = demanding(
    { ...otherMembers, Outer: { ...otherMembers, Inner: { Text: 'x' } } },
    {
      $: optionalMembers,
      '$.*': anything,
      '$.Outer': optionalMembers,
      '$.Outer.*': anything,
      '$.Outer.Inner': optionalMembers,
      '$.Outer.Inner.*': anything,
      '$.Outer.Inner.Text': orNull({ match: 'type' }),
    },
  );
  const beside = {
    a: [],
    Z: {},
    n: null,
    Outer: { A: [1], b: { c: 1 }, Inner: { More: [], Text: 'y' } },
  };
  await expectRight([
    ['there', inside, answering({ Outer: { Inner: { Text: 'y' } } }), true],
    ['beside others', inside, answering(beside), true],
    ['absent', inside, answering({ Outer: { Inner: {} } }), true],
    ['absent with what holds it', inside, answering({}), true],
    ['of another type', inside, answering({ Outer: { Inner: { Text: 5 } } }), false],
  ]);
});

test('patterns mean the same to Pact as to JavaScript', async () => {
  const patterns = [
    '^[0-9a-fA-F]{8}\\-x$',
    '^mw-[0-9a-f]{3}$',
    '^mw-',
    '[a-c]+',
    '^(ab|cd)?\\d*$',
    '^[\\w\\-.]{2,4}$',
    '^[^\\w]\\w?$',
    '^[\\w-]\\d+',
    '^[^\\-/ ]+$',
    '^a.c$',
    '^(?:a|b)+?$',
  ];
  const texts = [
    ...['', 'a', 'ab', 'cd12', 'abc', 'mw-0af', 'mw-0afg', 'xmw-0af', 'MW-0af', '0123abCD-x'],
    ...['0123abCD-x\n', 'a\nc', 'a-c', 'x/y', 'aé', '😀😀', 'ab\nab', ' ab', '12'],
  ];
  await expectRight(
    patterns.flatMap((pattern) => {
      const regex = pactRegex(pattern) ?? 'none';
      const demands = demanding({ Text: 'x' }, { '$.Text': only({ match: 'regex', regex }) });
      return texts.map(
        (text): Row => [
          `${pattern} ${JSON.stringify(text)}`,
          demands,
          answering({ Text: text }),
          compilePattern(pattern).test(text),
        ],
      );
    }),
  );
});
