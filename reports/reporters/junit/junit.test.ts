import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../event.ts';
import { recordedRun as run } from '../recorded-run.testing.ts';
import { junitReporter } from './junit.ts';

test('an error of the harness is an error at every level', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'junit.xml');
  const caseId = 'ssm/a';
  const failed: RunEvent = {
    type: 'case-finished',
    caseId,
    suite: 'types',
    title: 'a case',
    verdicts: [
      {
        caseId,
        constraintId: 'ssm/b',
        level: 'should',
        outcome: 'error',
        reason: 'a < b',
        exchanges: [],
      },
    ],
    exchanges: [],
    durationMs: 1,
  };
  const reporter = junitReporter({ file });
  for (const event of [run.at(0), failed, run.at(-1)]) if (event) await reporter.onEvent(event);
  const xml = readFileSync(file, 'utf8');
  expect(xml).toContain('tests="1" failures="0" errors="1"');
  expect(xml).toContain('<error message="ssm/b: a &lt; b">');
});

test('a run that came to no case is an error, and not an empty success', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'junit.xml');
  const reporter = junitReporter({ file });
  for (const event of [run.at(0), run.at(-1)]) if (event) await reporter.onEvent(event);
  const xml = readFileSync(file, 'utf8');
  expect(xml).toMatch(/<testsuites [^>]*tests="1" failures="0" errors="1"/);
  expect(xml).toMatch(/<testcase [^>]*name="the target can be tried">\n\s+<error message=".+"\/>/);
});

test('a failing case has the evidence of each failure, an exchange once, and what is not decided', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'junit.xml');
  const shown = run.find((event) => event.type === 'case-finished' && event.exchanges.length > 0);
  if (shown?.type !== 'case-finished') throw new Error('the recorded run has no failure');
  const { caseId } = shown;
  const failed = { caseId, level: 'must', outcome: 'fail', exchanges: [0] } as const;
  const open = { caseId, level: 'should', outcome: 'inconclusive', exchanges: [] } as const;
  const verdicts = [
    { ...failed, constraintId: 'ssm/a', expected: 'x', actual: 'y' },
    { ...failed, constraintId: 'ssm/b', expected: 'x', actual: 'y' },
    { ...open, constraintId: 'ssm/c', reason: 'it needs 20 items' },
  ];
  const reporter = junitReporter({ file });
  for (const event of [run.at(0), { ...shown, verdicts }, run.at(-1)]) {
    if (event) await reporter.onEvent(event);
  }
  const xml = readFileSync(file, 'utf8');
  expect(xml.match(/actual: {5}y/g)).toHaveLength(2);
  expect(xml.match(/^HTTP\/1\.1 200$/gm)).toHaveLength(1);
  expect(xml.match(/^\{&quot;WindowExecutionId&quot;/gm)).toHaveLength(1);
  expect(xml).toContain('<system-out>should ssm/c: not decided: it needs 20 items</system-out>');
});
