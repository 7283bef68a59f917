import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { HarnessFault } from './harness-fault.ts';
import { type RunBounds, untilEnd, watchForEnd } from './run-end.ts';
import type { Target } from './target.ts';

const request: WireRequest = { method: 'POST', path: '/', headers: {}, body: '{}' };
const bounds: RunBounds = { maxDurationMs: 60_000, hopeless: () => undefined };

function targetThat(send: Target['send']): Target {
  return { kind: 'in-process', endpoint: 'test', send, close: async () => undefined };
}

function stopped(detail: string): Reply {
  return { kind: 'no-response', fault: 'stopped', detail };
}

test('once a signal is aborted no reply is waited for, and nothing is sent', async () => {
  const controller = new AbortController();
  let sent = 0;
  const never = targetThat(() => {
    sent += 1;
    return new Promise(() => undefined);
  });
  const end = watchForEnd({ ...bounds, signal: controller.signal });
  const target = untilEnd(never, end);
  const waiting = target.send(request);
  controller.abort();
  expect(await waiting).toEqual(stopped('the run was interrupted'));
  expect(await target.send(request)).toEqual(stopped('the run was interrupted'));
  expect([sent, end.fault()]).toEqual([1, undefined]);
  end.close();
});

test('when the time of a run is up, the reply that is under way is not waited for', async () => {
  const end = watchForEnd({ ...bounds, maxDurationMs: 50 });
  const startedAt = Date.now();
  const reply = await untilEnd(
    targetThat(() => new Promise(() => undefined)),
    end,
  ).send(request);
  expect(reply).toEqual(stopped('the time of the run was up'));
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  end.close();
});

test('a run that is hopeless is over for all who wait', async () => {
  let why: string | undefined;
  const end = watchForEnd({ ...bounds, hopeless: () => why });
  const target = untilEnd(
    targetThat(() => new Promise(() => undefined)),
    end,
  );
  const waiting = [target.send(request), target.send(request)];
  why = 'the target went away';
  expect(end.reason()).toBe(why);
  expect(await Promise.all(waiting)).toEqual([stopped(why), stopped(why)]);
  // Once over, it stays over, and for the same reason.
  why = undefined;
  expect(end.reason()).toBe('the target went away');
  end.close();
});

test('what goes wrong on this side ends the run, and is known as that', async () => {
  const fault = new HarnessFault('no descriptors are left');
  const end = watchForEnd(bounds);
  const target = untilEnd(
    targetThat(() => Promise.reject(fault)),
    end,
  );
  expect(await target.send(request)).toEqual(stopped('no descriptors are left'));
  expect(end.fault()).toBe(fault);
  end.close();
  const controller = new AbortController();
  const other = watchForEnd({ ...bounds, signal: controller.signal });
  controller.abort(new HarnessFault('out of memory'));
  expect([other.reason(), other.fault()?.message]).toEqual(['out of memory', 'out of memory']);
  other.close();
});

test('an error of a target that is no such fault is an error', async () => {
  const end = watchForEnd(bounds);
  const broken = targetThat(() => Promise.reject(new Error('a bug')));
  await expect(untilEnd(broken, end).send(request)).rejects.toThrow('a bug');
  end.close();
});

test('no reply is kept for as long as the run goes', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const controller = new AbortController();
  const end = watchForEnd({ ...bounds, signal: controller.signal });
  const replies: WeakRef<object>[] = [];
  const target = untilEnd(
    targetThat(async () => {
      const reply: Reply = { kind: 'response', response: { status: 200, headers: {}, body: '' } };
      replies.push(new WeakRef(reply));
      return reply;
    }),
    end,
  );
  for (let count = 0; count < 100; count += 1) await target.send(request);
  await sleep(10);
  if (typeof collect === 'function') collect();
  await sleep(10);
  expect(replies.filter((one) => one.deref() !== undefined).length).toBeLessThan(5);
  end.close();
});
