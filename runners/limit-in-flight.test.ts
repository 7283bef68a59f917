import { setImmediate as soon } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { awsJsonSpoken as spoken } from '../contracts/protocols/spoken.testing.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { limitInFlight } from './limit-in-flight.ts';
import type { Target } from './target.ts';

const fine: Reply = { kind: 'response', response: { status: 200, headers: {}, body: '{}' } };
const busy: Reply = { kind: 'response', response: { status: 503, headers: {}, body: '' } };
const failed: Reply = { kind: 'response', response: { status: 500, headers: {}, body: '' } };
const reset: Reply = { kind: 'no-response', fault: 'reset', detail: 'reset' };
const timeout: Reply = { kind: 'no-response', fault: 'timeout', detail: 'nothing' };

/** A target that answers after a while, as it is told, and knows how much was under way. */
function watched(answer: (request: WireRequest, inFlight: number) => Reply) {
  const seen = { inFlight: 0, most: 0 };
  const target: Target = {
    kind: 'in-process',
    endpoint: 'watched',
    send: async (request) => {
      seen.inFlight += 1;
      seen.most = Math.max(seen.most, seen.inFlight);
      const { inFlight } = seen;
      for (let turn = 0; turn < 3; turn += 1) await soon();
      seen.inFlight -= 1;
      return answer(request, inFlight);
    },
    close: async () => undefined,
  };
  return { target, seen };
}

function requests(count: number): WireRequest[] {
  return Array.from({ length: count }, (_, index) => {
    return { method: 'POST', path: '/', headers: {}, body: String(index) };
  });
}

const sendAll = (target: Target, some: readonly WireRequest[]) =>
  Promise.all(some.map((request) => target.send(request)));

const all = (target: Target, count: number) => sendAll(target, requests(count));

test('no more are in flight than are allowed, and all are answered', async () => {
  const { target, seen } = watched(() => fine);
  const limited = limitInFlight(target, spoken, 3);
  expect(await all(limited, 20)).toEqual(Array.from({ length: 20 }, () => fine));
  expect(seen.most).toBe(3);
  limited.allow(7);
  await all(limited, 20);
  expect(seen.most).toBe(7);
  seen.most = 0;
  limited.allow(2);
  await all(limited, 20);
  expect(seen.most).toBe(2);
});

test.each([
  ['throttling', busy],
  ['a connection that breaks', reset],
])('%s halves them once for all that were under way', async (_, strain) => {
  const { target, seen } = watched(({ body }) => (Number(body) < 8 ? strain : fine));
  const limited = limitInFlight(target, spoken, 8);
  await all(limited, 8);
  seen.most = 0;
  await sendAll(limited, requests(20).slice(8));
  expect(seen.most).toBe(4);
  // After a while without any, more are tried again.
  await sendAll(limited, requests(100).slice(8));
  expect(seen.most).toBe(8);
});

test('an internal error is an answer, and no reason to send less', async () => {
  const { target, seen } = watched(() => failed);
  const limited = limitInFlight(target, spoken, 8);
  await all(limited, 40);
  seen.most = 0;
  await all(limited, 20);
  expect(seen.most).toBe(8);
});

test('a target that serves one at a time is found out, and sent one at a time', async () => {
  const { target, seen } = watched((_, inFlight) => (inFlight > 1 ? timeout : fine));
  const limited = limitInFlight(target, spoken, 4);
  const four = requests(4);
  const first = await sendAll(limited, four);
  const again = four.filter((_, index) => first[index] === timeout);
  expect(again).toHaveLength(3);
  expect(await sendAll(limited, again)).toEqual([fine, fine, fine]);
  seen.most = 0;
  await all(limited, 100);
  expect([seen.most, limited.servesOne()]).toEqual([1, true]);
});

test('a request that hangs by itself holds up the others only while it is sent again', async () => {
  const { target, seen } = watched(({ body }) => (body === '0' ? timeout : fine));
  const limited = limitInFlight(target, spoken, 4);
  const some = requests(10);
  await sendAll(limited, some);
  seen.most = 0;
  await sendAll(limited, some);
  expect(seen.most).toBe(4);
  await limited.send(some[0] ?? expect.fail('there is no request'));
  seen.most = 0;
  await all(limited, 20);
  expect([seen.most, limited.servesOne()]).toEqual([4, false]);
});
