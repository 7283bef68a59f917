import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { requestFor } from './probes/probe-requests.ts';
import { errorIn, itemsOf, membersOf } from './read-answer.ts';
import { referenceFixture } from './reference-fixture.ts';
import type { Members } from './wire.ts';

const { answer } = await createEmulator();
const { WindowExecutionId, TaskId, foreign } = referenceFixture;
const ids = { WindowExecutionId, TaskId };
const ask = (members: Members) => answer(requestFor(members));
const tokenOf = (members: Members) => String(membersOf(ask(members))['NextToken']);

function pages(members: Members): readonly (readonly Members[])[] {
  const found: (readonly Members[])[] = [];
  let token = '';
  do {
    const response = ask({ ...members, NextToken: token });
    found.push(itemsOf(response));
    token = String(membersOf(response)['NextToken']);
  } while (token !== '');
  return found;
}

test.each([10, 14, 19, 28, 57, 100])('pages of %i hold every item once', (MaxResults) => {
  const found = pages({ ...ids, MaxResults });
  expect(found.every((page) => page.length <= MaxResults)).toBe(true);
  expect(found).toHaveLength(Math.ceil(57 / MaxResults));
  expect(new Set(found.flat().map(({ InvocationId }) => InvocationId)).size).toBe(57);
});

test('without MaxResults a page has 50 items', () => {
  expect(pages(ids).map(({ length }) => length)).toEqual([50, 7]);
});

test('filters hold on every page', () => {
  const Filters = [{ Key: 'STATUS', Values: ['SUCCESS'] }];
  const found = pages({ ...ids, MaxResults: 10, Filters });
  expect(found.map(({ length }) => length)).toEqual([10, 9]);
  expect(new Set(found.flat().map(({ Status }) => Status))).toEqual(new Set(['SUCCESS']));
});

test('a token may be used again, and with another MaxResults', () => {
  const NextToken = tokenOf({ ...ids, MaxResults: 10 });
  const [first, again] = [10, 20].map((MaxResults) =>
    itemsOf(ask({ ...ids, MaxResults, NextToken })),
  );
  expect(again?.slice(0, 10)).toEqual(first);
});

test('a token of another request is refused', () => {
  const NextToken = tokenOf({ ...ids, MaxResults: 10 });
  const Filters = [{ Key: 'STATUS', Values: ['SUCCESS'] }];
  for (const members of [{ ...ids, Filters }, foreign]) {
    expect(errorIn(ask({ ...members, NextToken }))).toContain('The NextToken is not valid.');
  }
});

test('a token that was changed anywhere is refused', () => {
  const token = tokenOf({ ...ids, MaxResults: 10 });
  const refused = [...token].map((letter, position) => {
    const other = letter === 'A' ? 'B' : 'A';
    const changed = `${token.slice(0, position)}${other}${token.slice(position + 1)}`;
    return ask({ ...ids, NextToken: changed }).status;
  });
  expect(new Set(refused)).toEqual(new Set([400]));
  for (const NextToken of ['garbage', `${token}x`, `${token}=`, token.slice(1)]) {
    expect(ask({ ...ids, NextToken }).status).toBe(400);
  }
});
