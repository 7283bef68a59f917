import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { observeTarget } from './observe-target.ts';
import type { Target } from './target.ts';

const request: WireRequest = { method: 'POST', path: '/', headers: {}, body: '{}' };
const fine: Reply = { kind: 'response', response: { status: 200, headers: {}, body: '{}' } };

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

test('a target is gone from the first broken connection to the next response', async () => {
  const target = observeTarget(
    scripted(fine, silence('reset'), silence('unreachable'), silence('timeout'), fine),
    undefined,
  );
  await target.send(request);
  expect([target.goneForMs(), target.roundTripMs() < 1000]).toEqual([0, true]);
  await target.send(request);
  await sleep(5);
  await target.send(request);
  const before = target.goneForMs();
  expect(before).toBeGreaterThan(0);
  await target.send(request);
  expect(target.goneForMs()).toBeGreaterThanOrEqual(before);
  expect(target.unanswered()).toBe(1);
  await target.send(request);
  expect(target.goneForMs()).toBe(0);
});

test('once it is aborted no reply is waited for, and nothing is sent', async () => {
  const controller = new AbortController();
  let sent = 0;
  const never: Target = {
    ...scripted(),
    send: () => {
      sent += 1;
      return new Promise(() => undefined);
    },
  };
  const target = observeTarget(never, controller.signal);
  const waiting = target.send(request);
  controller.abort();
  const stopped = { kind: 'no-response', fault: 'stopped', detail: 'the run was interrupted' };
  expect(await waiting).toEqual(stopped);
  expect(await target.send(request)).toEqual(stopped);
  expect(sent).toBe(1);
});
