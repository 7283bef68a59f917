import { expect, test, vi } from 'vitest';
import { pagesOf } from './behaviours.testing.ts';
import { serveHostile } from './hostile-server.testing.ts';
import { measuredRun } from './measured-run.testing.ts';

vi.setConfig({ testTimeout: 180_000, maxConcurrency: 2 });

test.concurrent.each([
  ['ten items', 10],
  ['one item', 1],
  ['a hundred items', 100],
])('pages of %s that never end are found, and given up', async (_, perPage) => {
  const endless = pagesOf({ items: Number.POSITIVE_INFINITY, perPage });
  const run = await measuredRun(await serveHostile(endless));
  expect(run.failed('must')).toEqual(['paging/ends']);
  expect(run).toMatchObject({ code: 1, stderr: '', isBounded: true });
});

test.concurrent.each([
  ['2,000 items in pages of ten', 2_000, 10],
  ['70 items in pages of one', 70, 1],
])('%s are a long list, and no endless one', async (_, items, perPage) => {
  const run = await measuredRun(await serveHostile(pagesOf({ items, perPage })));
  expect(run.failed('must')).toEqual([]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});
