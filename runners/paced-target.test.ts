import { expect, onTestFinished, test, vi } from 'vitest';
import { awsJsonSpoken } from '../contracts/protocols/spoken.testing.ts';
import type { Reply } from '../contracts/wire.ts';
import { pacedTarget } from './paced-target.ts';

const request = { method: 'POST', path: '/', headers: {}, body: '{}' };

/** The pauses before the requests after the first, when each is answered with one of these statuses. */
async function pauses(perSecond: number, statuses: readonly number[]): Promise<number[]> {
  const waited: number[] = [];
  const replies = statuses.values();
  const target = pacedTarget(
    {
      kind: 'in-process',
      endpoint: 'here',
      send: async (): Promise<Reply> => {
        const status = replies.next().value ?? 200;
        return { kind: 'response', response: { status, headers: {}, body: '{}' } };
      },
      close: async () => undefined,
    },
    awsJsonSpoken,
    perSecond,
    async (ms) => waited.push(ms),
  );
  for (const _ of statuses) await target.send(request);
  return waited;
}

test('throttling makes the pauses longer, and what is served shorter again', async () => {
  // The clock stands still: each pause is then the sum of all the turns before it.
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const waited = await pauses(1, [200, 503, 503, 200, 200, 200]);
  const turns = waited.map((ms, index) => ms - (waited[index - 1] ?? 0));
  expect(turns).toEqual([1000, 1000, 2000, 4000, 3600]);
});
