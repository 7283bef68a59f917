import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { awsJsonSpoken as spoken } from '../contracts/protocols/spoken.testing.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { observeTarget } from './observe-target.ts';
import type { Target } from './target.ts';

const request: WireRequest = { method: 'POST', path: '/', headers: {}, body: '{}' };
const fine: Reply = { kind: 'response', response: { status: 200, headers: {}, body: '{}' } };

function answer(status: number): Reply {
  return { kind: 'response', response: { status, headers: {}, body: '{}' } };
}

function silence(fault: 'reset' | 'timeout' | 'unreachable'): Reply {
  return { kind: 'no-response', fault, detail: fault };
}

function scripted(...replies: readonly Reply[]): Target {
  const left = [...replies];
  return {
    kind: 'in-process',
    endpoint: 'scripted',
    send: async () => left.shift() ?? expect.fail('there is no reply'),
    close: async () => undefined,
  };
}

/** A target that takes a while for each reply. */
function slow(reply: Reply, ms: () => number, timeoutMs?: number): Target {
  const send = async () => {
    await sleep(ms());
    return reply;
  };
  return { ...scripted(), send, ...(timeoutMs !== undefined && { timeoutMs }) };
}

test.each<[string, Reply]>([
  ['broken connections', silence('reset')],
  ['refused ones', silence('unreachable')],
  ['silence', silence('timeout')],
  ['503', answer(503)],
  ['server errors', answer(500)],
])('a target is gone when nothing but %s has come for a while', async (_, reply) => {
  const some = Array.from({ length: 5 }, () => reply);
  const target = observeTarget(scripted(fine, ...some, answer(400), ...some), spoken);
  await target.send(request);
  for (let count = 0; count < 4; count += 1) await target.send(request);
  await sleep(5);
  // A few replies may be anything.
  expect(target.goneForMs()).toBe(0);
  await target.send(request);
  expect(target.goneForMs()).toBeGreaterThan(0);
  await target.send(request);
  expect(target.goneForMs()).toBe(0);
});

test('what is usual tells when a reply is not to be expected any more', async () => {
  let ms = 1;
  const target = observeTarget(
    slow(fine, () => ms, 10_000),
    spoken,
  );
  for (let count = 0; count < 4; count += 1) await target.send(request);
  expect(target.expectedWithinMs()).toBeUndefined();
  await target.send(request);
  expect(target.expectedWithinMs()).toBe(2_000);
  ms = 40;
  for (let count = 0; count < 40; count += 1) await target.send(request);
  expect(target.expectedWithinMs()).toBeGreaterThan(3_900);
  expect(target.expectedWithinMs()).toBeLessThan(10_000);
});

test('one slow answer is enough to wait for longer', async () => {
  const delays = [1, 1, 1, 1, 1, 1_200];
  const target = observeTarget(
    slow(fine, () => delays.shift() ?? 1, 10_000),
    spoken,
  );
  for (let count = 0; count < 6; count += 1) await target.send(request);
  expect(target.expectedWithinMs()).toBeGreaterThan(2_300);
});

test('nothing is expected sooner of a slow target, or of one without a timeout', async () => {
  for (const timeoutMs of [undefined, 1_500]) {
    const target = observeTarget(
      slow(fine, () => 1, timeoutMs),
      spoken,
    );
    for (let count = 0; count < 10; count += 1) await target.send(request);
    expect(target.expectedWithinMs()).toBeUndefined();
  }
});
