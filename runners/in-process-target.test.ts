import { expect, test } from 'vitest';
import { createInProcessTarget } from './in-process-target.ts';

const request = { method: 'POST', path: '/', headers: {}, body: '{}' };
const fine = { status: 200, headers: {}, body: '{}' };

test('a function may answer later', async () => {
  const target = createInProcessTarget('a function', async () => fine);
  expect(await target.send(request)).toEqual({ kind: 'response', response: fine });
});

test('one that never answers is not waited for', async () => {
  const target = createInProcessTarget('a function', () => new Promise<never>(() => undefined));
  expect(await target.send(request, { timeoutMs: 20 })).toEqual({
    kind: 'no-response',
    fault: 'timeout',
    detail: 'no answer within 0.02 s',
  });
});
