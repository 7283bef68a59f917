import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../event.ts';
import { junitReporter } from './junit.ts';
import { readEvents } from './read-events.ts';

const golden = new URL('./golden/events.jsonl', import.meta.url);
const run = readEvents(readFileSync(golden, 'utf8'));

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
