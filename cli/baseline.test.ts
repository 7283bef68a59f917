import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serveReference } from '../reference/serve-reference.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

let served: Served;

beforeAll(async () => {
  served = await serveReference({ defect: 'max-results-numeric-string' });
});

afterAll(() => served.close());

async function runWith(entry: string, ...more: readonly string[]) {
  const file = join(newFolder(), 'baseline.yaml');
  writeFileSync(file, `expected-failures:\n${entry}`);
  const options = ['--endpoint-url', served.url, '--reporter', 'console', '--baseline', file];
  const { code, stdout } = await runCommand(['run', ...options, ...more]);
  return { code, stdout, text: readFileSync(file, 'utf8') };
}

const listed = '  - constraint: request/MaxResults/type\n    reason: known\n';

test.concurrent.each<[string, string, number, RegExp]>([
  ['that is listed is fine', listed, 0, /\d+ failures? expected by/],
  ['that is not listed counts', '  []\n', 1, /Broken: 1 constraint/],
  ['that is listed until yesterday', `${listed}    expires: 2020-01-01\n`, 1, /expired on 2020/],
  [
    'that is gone is named',
    `${listed}  - constraint: request/TaskId/length\n    reason: known\n`,
    1,
    /request\/TaskId\/length is listed and passes: remove it/,
  ],
  [
    'of no constraint is named',
    `${listed}  - constraint: request/MaxReslts/type\n    reason: known\n`,
    1,
    /request\/MaxReslts\/type matches no constraint: mend it or remove it/,
  ],
])('a failure %s', async (_, entry, code, said) => {
  const ended = await runWith(entry);
  expect([ended.code, ended.stdout]).toEqual([code, expect.stringMatching(said)]);
});

test('what an expected failure keeps from being decided is expected too', async () => {
  const clamping = await serveReference({ defect: 'max-results-clamped' });
  const file = join(newFolder(), 'baseline.yaml');
  const entry =
    '  - constraint: request/MaxResults/range\n    reason: the emulator clamps MaxResults\n';
  writeFileSync(file, `expected-failures:\n${entry}`);
  const options = ['--endpoint-url', clamping.url, '--reporter', 'console', '--baseline', file];
  const { code, stdout } = await runCommand(['run', ...options]);
  await clamping.close();
  expect(stdout).toMatch(/the case failed before it/);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^ CONFORMANT /m)]);
});

test('a baseline is written anew, with the reasons that it had', async () => {
  const stale = '  - constraint: request/TaskId/length\n    reason: long gone\n';
  const { code, text } = await runWith(listed + stale, '--update-baseline');
  expect(code).toBe(0);
  expect(text).toContain('reason: known');
  expect(text).not.toContain('long gone');
});

test('entries that a run of some cases says nothing of are counted', async () => {
  const more = '  - constraint: request/TaskId/**\n    reason: not tried\n';
  const { code, stdout } = await runWith(listed + more, '--case', 'request/MaxResults/**');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ 1 entry of .*baseline\.yaml left open by\s+this run$/m);
});
