import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf } from '../contracts/ids.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Served, serveReference } from '../reference/serve-reference.ts';
import type { RunScope } from '../reports/report.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

let served: Served;
let clamping: Served;
beforeAll(async () => {
  [served, clamping] = await Promise.all([
    serveReference(),
    serveReference({ defect: 'max-results-clamped' }),
  ]);
});
afterAll(() => Promise.all([served.close(), clamping.close()]));

interface Tried {
  readonly code: unknown;
  /** The line that begins with the outcome, up to the figures. */
  readonly last: string;
  readonly heading: string;
  readonly scope: RunScope;
}

async function tried(
  url: string,
  fixture: object,
  options: readonly string[] = [],
): Promise<Tried> {
  const out = newFolder();
  const file = join(out, 'fixture.json');
  writeFileSync(file, JSON.stringify(fixture));
  const reporters = ['console', 'json', 'markdown'].flatMap((name) => ['--reporter', name]);
  const target = ['--endpoint-url', url, '--fixture', file, '--out', out];
  const { code, stdout } = await runCommand(['run', ...target, ...reporters, ...options]);
  const [last = ''] = stdout.trimEnd().split('\n').slice(-1);
  const [heading = ''] = readFileSync(join(out, 'summary.md'), 'utf8').split('\n');
  const { scope } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  return { code, last: last.trim().split(' · ', 1)[0] ?? '', heading, scope };
}

test.concurrent('a whole run is called conformant without a qualifier', async () => {
  const { code, last, heading, scope } = await tried(served.url, referenceFixture);
  expect(code).toBe(0);
  expect(last).toMatch(/^CONFORMANT {2}\d+ cases, \d+ must-level constraints held$/);
  expect(heading).toMatch(/ CONFORMANT: ssm /);
  const { all } = scope.cases;
  const cases = { chosen: all, all };
  expect(scope).toEqual({ whole: true, cases, expectedFailures: 0, notExercised: [] });
});

test.concurrent('a run of some cases says of how many', async () => {
  const options = ['--case', 'request/MaxResults/range/**'];
  const { code, last, heading, scope } = await tried(served.url, referenceFixture, options);
  const { chosen, all } = scope.cases;
  expect(chosen).toBeLessThan(all);
  expect([code, scope.whole]).toEqual([0, false]);
  expect(last).toMatch(`CONFORMANT for ${chosen} of ${all} cases  ${chosen} cases, `);
  expect(heading).toContain(` CONFORMANT for ${chosen} of ${all} cases: ssm `);
});

test.concurrent('a fixture with few items says what it leaves out, and what it needs', async () => {
  const { code, last, scope } = await tried(served.url, referenceFixture.foreign);
  expect(code).toBe(0);
  expect(last).toMatch(
    /^CONFORMANT without paging {2}\d+ cases, .* held; paging not exercised: the fixture needs more than 10 items$/,
  );
  expect(scope).toMatchObject({ whole: false, expectedFailures: 0 });
  const [paging, ...others] = scope.notExercised;
  expect([paging?.what, others]).toEqual(['paging', []]);
  expect(paging?.constraints.map((id) => addressOf(id))).toEqual([
    'paging/continues',
    'paging/ends',
    'paging/no-duplicates',
  ]);
});

test.concurrent('failures that a baseline expects are counted where the outcome is said', async () => {
  const baseline = join(newFolder(), 'baseline.yaml');
  const entry = '- constraint: request/MaxResults/range\n    reason: clamped\n';
  writeFileSync(baseline, `expected-failures:\n  ${entry}`);
  const options = ['--baseline', baseline];
  const { code, last, scope } = await tried(clamping.url, referenceFixture, options);
  expect(code).toBe(0);
  expect(scope.expectedFailures).toBeGreaterThan(1);
  expect(scope.whole).toBe(false);
  expect(last).toMatch(`CONFORMANT but for ${scope.expectedFailures} expected failures  `);
});

test.concurrent('a run that is cut short is no whole one', async () => {
  const { scope } = await tried(served.url, referenceFixture, ['--max-requests', '60']);
  expect(scope.whole).toBe(false);
  const { scope: nothing } = await tried('http://127.0.0.1:1', referenceFixture);
  expect(nothing.whole).toBe(false);
});
