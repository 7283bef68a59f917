import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { filtered, requestFor } from './probes/probe-requests.ts';
import { errorIn, itemsOf, membersOf } from './read-answer.ts';
import { referenceFixture } from './reference-fixture.ts';
import type { Members } from './wire.ts';

const { answer } = await createEmulator();
const { WindowExecutionId, TaskId, foreign } = referenceFixture;
const ids = { WindowExecutionId, TaskId };
const ask = (members: Members) => answer(requestFor(members));

test('a valid request gets 200, the items, and the headers of the protocol', () => {
  const response = ask({ ...ids, MaxResults: 100 });
  expect(response.status).toBe(200);
  expect(response.headers['content-type']).toBe('application/x-amz-json-1.1');
  expect(response.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.body)));
  expect(itemsOf(response)).toHaveLength(57);
  expect(membersOf(response)['NextToken']).toBe('');
});

test('items repeat the ids of the request', () => {
  const [first] = itemsOf(ask(ids));
  expect(first).toMatchObject({ WindowExecutionId, TaskExecutionId: TaskId });
});

test('missing members are reported together, and null is missing', () => {
  const expected =
    "400 ValidationException 2 validation errors detected: Value null at 'windowExecutionId' failed to satisfy constraint: Member must not be null; Value null at 'taskId' failed to satisfy constraint: Member must not be null";
  expect(errorIn(ask({}))).toBe(expected);
  expect(errorIn(ask({ WindowExecutionId: null, TaskId: null }))).toBe(expected);
});

test('a short id breaks length and pattern, a bad digit the pattern alone', () => {
  expect(errorIn(ask({ ...ids, TaskId: TaskId.slice(1) }))).toContain('2 validation errors');
  expect(errorIn(ask({ ...ids, TaskId: `g${TaskId.slice(1)}` }))).toContain('1 validation error ');
});

test('a trailing newline breaks the pattern', () => {
  expect(errorIn(ask({ ...ids, TaskId: `${TaskId}\n` }))).toContain('ValidationException');
  expect(errorIn(ask({ ...ids, TaskId: `${TaskId.slice(1)}\n` }))).toContain('ValidationException');
});

test('wrong types come before constraints, with what was found instead', () => {
  expect(errorIn(ask({ TaskId: 5, MaxResults: 0 }))).toBe(
    '400 SerializationException NUMBER_VALUE can not be converted to a String',
  );
  expect(errorIn(ask({ ...ids, MaxResults: '10' }))).toBe(
    '400 SerializationException STRING_VALUE can not be converted to an Integer',
  );
  expect(errorIn(ask({ ...ids, Filters: {} }))).toContain('Start of structure or map');
  expect(errorIn(ask({ ...ids, Filters: 'x' }))).toContain('Expected list or null');
  expect(errorIn(ask({ ...ids, Filters: [true] }))).toContain('Expected null');
});

test('MaxResults is from 10 to 100, and a fraction is cut off', () => {
  expect(errorIn(ask({ ...ids, MaxResults: 9 }))).toContain(
    "Value '9' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 10",
  );
  expect(errorIn(ask({ ...ids, MaxResults: 2 ** 31 }))).toContain('less than or equal to 100');
  expect(itemsOf(ask({ ...ids, MaxResults: 10.5 }))).toHaveLength(10);
  expect(
    itemsOf(answer(requestFor(JSON.stringify(ids).replace('}', ',"MaxResults":1e1}')))),
  ).toHaveLength(10);
});

test('ids that are not there get DoesNotExistException, those of another execution too', () => {
  const unknown = '00000000-0000-0000-0000-000000000000';
  for (const members of [
    { ...ids, WindowExecutionId: unknown },
    { ...ids, TaskId: unknown },
    { ...ids, TaskId: foreign.TaskId },
    { ...ids, WindowExecutionId: foreign.WindowExecutionId },
  ]) {
    expect(errorIn(ask(members))).toContain('400 DoesNotExistException');
  }
});

test('constraints come before ids that are not there', () => {
  const unknown = '00000000-0000-0000-0000-000000000000';
  expect(errorIn(ask({ ...ids, TaskId: unknown, MaxResults: 0 }))).toContain('ValidationException');
});

test('filters: values widen, filters narrow, and what is not documented selects nothing', () => {
  const count = (...filters: [string, string[]][]) => itemsOf(answer(filtered(...filters))).length;
  expect(count(['STATUS', ['SUCCESS']])).toBe(19);
  expect(count(['STATUS', ['SUCCESS', 'FAILED']])).toBe(32);
  expect(count(['STATUS', ['SUCCESS']], ['STATUS', ['FAILED']])).toBe(0);
  expect(count(['STATUS', ['success']])).toBe(0);
  expect(count(['Status', ['SUCCESS']])).toBe(0);
});

test('there may be five filters, and each needs a key and values', () => {
  const filter: [string, string[]] = ['STATUS', ['SUCCESS']];
  expect(answer(filtered(...Array.from({ length: 5 }, () => filter))).status).toBe(200);
  expect(errorIn(answer(filtered(...Array.from({ length: 6 }, () => filter))))).toContain(
    "at 'filters' failed to satisfy constraint: Member must have length less than or equal to 5",
  );
  expect(errorIn(answer(filtered(['STATUS', []])))).toContain('A filter needs a key and values.');
});

test('lengths are counted in code points', () => {
  expect(answer(filtered(['\u{1F600}'.repeat(128), ['x']])).status).toBe(200);
  expect(answer(filtered(['\u{1F600}'.repeat(129), ['x']])).status).toBe(400);
  expect(answer(filtered(['STATUS', ['']])).status).toBe(400);
});

test('members that are not known are ignored', () => {
  expect(ask({ ...ids, Unknown: { deep: [1] } }).status).toBe(200);
});
