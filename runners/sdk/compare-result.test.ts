import { expect, test } from 'vitest';
import type { Member, Shape, StructureShape } from '../../contracts/shape.ts';
import { compareResult } from './compare-result.ts';

const member = (name: string, shape: Shape): Member => ({
  ...{ name, shape, required: false, sensitive: false, traits: {} },
});

function structure(members: Readonly<Record<string, Shape>>): StructureShape {
  const entries = Object.entries(members).map(
    ([name, shape]) => [name, member(name, shape)] as const,
  );
  return { type: 'structure', members: new Map(entries), origin: 'test' };
}

const item = structure({
  Id: { type: 'string' },
  At: { type: 'timestamp', format: 'epoch-seconds' },
  Count: { type: 'integer' },
});
const shape = structure({
  Items: { type: 'list', sparse: false, element: member('member', item) },
  Token: { type: 'string' },
});

const sent = { Items: [{ Id: 'a', At: 1.5, Count: 3 }], Token: 't' };

test('what a client got as it was sent is no mistake', () => {
  const got = { Items: [{ Id: 'a', At: new Date(1500), Count: 3 }], Token: 't', $metadata: {} };
  expect(compareResult(shape, sent, got)).toEqual([]);
  expect(compareResult(shape, { Token: null }, {})).toEqual([]);
  expect(compareResult(shape, { Items: [null] }, { Items: [] })).toEqual([]);
  // Of the wrong type on the wire: that is judged there.
  expect(compareResult(shape, { Token: 5 }, { Token: 5 })).toEqual([]);
});

test.each<[got: unknown, expected: string, actual: string]>([
  [undefined, 'the result: an object', 'nothing'],
  [{ Token: 't' }, 'Items: a list', 'nothing'],
  [{ Items: [], Token: 't' }, 'Items: a list of 1', 'a list of 0'],
  [{ Items: [{}], Token: 't' }, 'Items[0].Id: the string that was sent', 'nothing'],
  [answerWith({ At: 1.5 }), 'Items[0].At: a Date', 'the number 1.5'],
  [answerWith({ At: new Date(Number.NaN) }), 'Items[0].At: a Date', 'the Date Invalid'],
  [
    answerWith({ At: new Date(0) }),
    'Items[0].At: the time 1.5',
    'the Date 1970-01-01T00:00:00.000Z',
  ],
  [answerWith({ Count: 4 }), 'Items[0].Count: the number that was sent', 'the number 4'],
  [{ ...answerWith({}), Token: 'u' }, 'Token: the string that was sent', 'the string u'],
])('a client that got %o is told of it', (got, expected, actual) => {
  expect(compareResult(shape, sent, got)[0]).toEqual({
    address: 'client/members',
    expected,
    actual,
  });
});

function answerWith(other: object): { Items: object[]; Token: string } {
  return { Items: [{ Id: 'a', At: new Date(1500), Count: 3, ...other }], Token: 't' };
}
