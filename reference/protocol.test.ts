import { expect, test } from 'vitest';
import { createEmulator } from './create-emulator.ts';
import { requestFor } from './probes/probe-requests.ts';
import { errorIn } from './read-answer.ts';
import { referenceFixture } from './reference-fixture.ts';

const { answer } = await createEmulator();
const { WindowExecutionId, TaskId } = referenceFixture;
const good = JSON.stringify({ WindowExecutionId, TaskId });

test('a target that is not to the letter one of the operations is unknown', () => {
  for (const target of ['', 'AmazonSSM.Nothing', 'amazonssm.DescribeMaintenanceWindows']) {
    const response = answer(requestFor(good, { headers: { 'x-amz-target': target } }));
    expect(errorIn(response)).toBe('400 UnknownOperationException');
  }
});

test('a target that is missing is unknown, whatever the body is', () => {
  expect(errorIn(answer(requestFor('{', { headers: {} })))).toBe('400 UnknownOperationException');
});

test('methods other than POST perform nothing', () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'HEAD']) {
    expect(errorIn(answer(requestFor(good, { method })))).toContain('403 AccessDeniedException');
  }
});

test('bodies that are no JSON object cannot be read', () => {
  for (const body of ['', '{', 'null', '"x"', '1', 'true', '[]', `${good}x`, `[${good}]`]) {
    expect(errorIn(answer(requestFor(body)))).toContain('400 SerializationException');
  }
});

test('a body that is not UTF-8 cannot be read', () => {
  const body = Uint8Array.of(0x7b, 0xff, 0x7d);
  expect(errorIn(answer(requestFor('', { body })))).toBe('400 SerializationException');
});

test('a body of bytes is read as UTF-8', () => {
  expect(answer(requestFor('', { body: new TextEncoder().encode(good) })).status).toBe(200);
});

test('the media type of a request is not looked at', () => {
  const { 'content-type': _, ...headers } = requestFor(good).headers;
  expect(answer(requestFor(good, { headers })).status).toBe(200);
});

test('a body above four million characters is too large', () => {
  const body = good.replace('{', `{"Large":"${'x'.repeat(4 * 1024 * 1024)}",`);
  expect(answer(requestFor(body)).status).toBe(413);
});

test('deep nesting is no crash', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(answer(requestFor(good.replace('}', `,"Deep":${deep}}`))).status).toBe(200);
  const inFilters = answer(requestFor(good.replace('}', `,"Filters":${deep}}`)));
  expect(errorIn(inFilters)).toContain('400 SerializationException');
});
