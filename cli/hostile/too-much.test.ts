import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { from, list, mega, pagesOf, refusing, resulting } from './behaviours.testing.ts';
import { type Behaviour, begin, send, serveHostile } from './hostile-server.testing.ts';
import { measuredRun } from './measured-run.testing.ts';

// Each takes a processor for itself.
vi.setConfig({ testTimeout: 180_000, maxConcurrency: 2 });

/** A part of the cases: a server that sends as much takes longer than the run. */
const some = ['required', 'paging', 'responses', 'errors'].flatMap((name) => ['--suite', name]);

const plenty = 'x'.repeat(10 * mega);
/** Less than any answer may have, though hardly. */
const nearlyPlenty = 'x'.repeat(2.2 * mega);
const huge = Buffer.alloc(16 * mega, ' ');
const keys = `{${Array.from({ length: mega }, (_, index) => `"${index}":0`).join()}}`;
const values = `{"${list}":[${'{},'.repeat(mega)}{}]}`;
const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
const endless = { items: Number.POSITIVE_INFINITY, perPage: 10 };
const bomb = gzipSync(Buffer.alloc(200 * mega, ' '));

const gzipBomb: Behaviour = (asked, outgoing) => {
  begin(asked, outgoing, { 'content-encoding': 'gzip' }).end(bomb);
};

const withoutEnd: Behaviour = (asked, outgoing) => {
  begin(asked, outgoing);
  const more = (): void => {
    while (!outgoing.destroyed && outgoing.write(huge.subarray(0, 65_536)));
  };
  outgoing.on('drain', more);
  more();
};

test.concurrent.each<[string, Behaviour]>([
  ['a string of 10 MB', resulting((members) => ({ ...members, Extra: plenty }))],
  ['a token of 10 MB', resulting((members) => ({ ...members, NextToken: plenty }))],
  ['15 MB of white space', resulting((members) => JSON.stringify(members) + ' '.repeat(15 * mega))],
  ['JSON that is nested 100,000 times', resulting(() => deep)],
  ['a million items', resulting(() => values)],
  ['a million members', resulting(() => keys)],
  ['a message of 10 MB', refusing((members) => ({ ...members, message: plenty }))],
  ['the name of an error of 10 MB', refusing((members) => ({ ...members, __type: plenty }))],
  ['16 MB for each request from some on', from(60, (asked, out) => send(asked, out, huge))],
  ['bodies without end from some request on', from(60, withoutEnd)],
  ['200 MB in a small gzip from some request on', from(60, gzipBomb)],
])('%s: that no answer has as much is the finding', async (_, behave) => {
  const run = await measuredRun(await serveHostile(behave), some);
  expect(run).toMatchObject({ code: 1, stderr: '', isBounded: true });
  expect(run.failed('must')).toEqual(['protocol/answered']);
  expect(run.stdout).toMatch(/where \d+ are plenty|, decoded/);
});

test.concurrent.each<[string, Behaviour, unknown]>([
  ['16 MB for each request', (asked, out) => send(asked, out, huge), 3],
  ['bodies without end', withoutEnd, 3],
  ['200 MB in a small gzip', gzipBomb, 3],
  [
    'tokens of 1 MB on pages without end',
    pagesOf({ ...endless, tailOf: () => 'x'.repeat(1.1 * mega) }),
    1,
  ],
  [
    'tokens that grow with each page',
    pagesOf({ ...endless, tailOf: (start) => 'x'.repeat(100 * start) }),
    1,
  ],
  [
    'tokens twice as long on each page',
    pagesOf({
      ...endless,
      tailOf: (start) => 'x'.repeat(2 ** Math.min(24, start / 10)),
    }),
    1,
  ],
  [
    'pages of 2 MB without end',
    pagesOf({ ...endless, perPage: 100, more: { Parameters: 'x'.repeat(20_000) } }),
    1,
  ],
])('%s: time, memory and files are bounded', async (_, behave, code) => {
  const run = await measuredRun(await serveHostile(behave), some);
  expect(run).toMatchObject({ code, stderr: '', isBounded: true });
});

test.concurrent.each<[string, Behaviour]>([
  ['an unknown member of 2 MB', resulting((members) => ({ ...members, Extra: nearlyPlenty }))],
  ['messages of 2 MB', refusing((members) => ({ ...members, message: nearlyPlenty }))],
  [
    'tens of thousands of unknown members',
    resulting((members, { body }) => ({ ...members, Extra: manyMembers(body.length) })),
  ],
])('%s: nothing forbids it, and nobody is blamed', async (_, behave) => {
  const run = await measuredRun(await serveHostile(behave), some);
  expect(run.failed('must')).toEqual([]);
  expect([0, 3]).toContain(run.code);
  expect(run).toMatchObject({ stderr: '', isBounded: true });
});

function manyMembers(length: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, length]));
}
