import { expect, test } from 'vitest';
import type { Reporter, RunEvent } from '../event.ts';
import { dispatch } from './dispatch.ts';

const event: RunEvent = {
  type: 'case-finished',
  caseId: 'a',
  suite: 'types',
  title: 'a case',
  verdicts: [],
  exchanges: [],
  durationMs: 1,
};

function recorder(name: string): Reporter & { readonly seen: string[] } {
  const seen: string[] = [];
  return {
    name,
    seen,
    onEvent: ({ type }) => void seen.push(type),
    close: () => void seen.push('close'),
  };
}

test('a reporter that throws is named once, left out and closed; the others go on', async () => {
  const errors: string[] = [];
  const good = recorder('good');
  const bad = recorder('bad');
  const onEvent = () => {
    bad.seen.push('tried');
    throw new Error('disk full');
  };
  const all = dispatch([{ ...bad, onEvent }, good], (name, error) =>
    errors.push(`${name}: ${error}`),
  );
  await all.onEvent(event);
  await all.onEvent(event);
  await all.close?.();
  expect(errors).toEqual(['bad: Error: disk full']);
  expect(bad.seen).toEqual(['tried', 'close']);
  expect(good.seen).toEqual(['case-finished', 'case-finished', 'close']);
});

test('a reporter that rejects is named once, and close waits for what is still being written', async () => {
  const errors: string[] = [];
  let done = false;
  const slow: Reporter = {
    name: 'slow',
    onEvent: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      done = true;
      throw new Error('gone');
    },
    close: async () => {
      throw new Error('gone again');
    },
  };
  const all = dispatch([slow], (name) => errors.push(name));
  await all.onEvent(event);
  await all.close?.();
  expect(done).toBe(true);
  expect(errors).toEqual(['slow']);
});

test('a reporter that fails only as it is closed is named', async () => {
  const errors: string[] = [];
  const good = recorder('good');
  const close = () => {
    throw new Error('late');
  };
  const all = dispatch([{ ...recorder('bad'), close }, good], (name) => errors.push(name));
  await all.close?.();
  expect(errors).toEqual(['bad']);
  expect(good.seen).toEqual(['close']);
});
