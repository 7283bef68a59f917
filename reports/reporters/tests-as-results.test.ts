import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'ctrf';
import { Parser } from 'tap-parser';
import { expect, test } from 'vitest';
import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished, Reporter, RunEvent } from '../event.ts';
import { ctrfReporter } from './ctrf/ctrf.ts';
import { recordedRun } from './recorded-run.testing.ts';
import { tapReporter } from './tap/tap.ts';

const folder = mkdtempSync(join(tmpdir(), 'aws-conformance-'));

async function write(
  file: string,
  make: (settings: { file: string }) => Reporter,
  events: readonly RunEvent[],
) {
  const path = join(folder, file);
  const reporter = make({ file: path });
  for (const event of events) await reporter.onEvent(event);
  await reporter.close?.();
  return readFileSync(path, 'utf8');
}

/** What a target could put into what is shown of it. */
const nasty = 'a # SKIP\nnot ok 1\n  ...\n1..0\nBail out!\n\u001b[31m "}],"x":[{"<script>';

/** The same run, with that in everything that a target says. */
const hostile = recordedRun.map((event): RunEvent => {
  if (event.type !== 'case-finished') return event;
  const verdicts = event.verdicts.map((verdict) =>
    verdict.outcome === 'fail' ? { ...verdict, expected: nasty, actual: nasty } : verdict,
  );
  return { ...event, verdicts };
});

const expecting = recordedRun.map((event): RunEvent => {
  if (event.type !== 'case-finished') return event;
  const verdicts = event.verdicts.map((verdict) =>
    verdict.outcome === 'fail' ? ({ ...verdict, expectedFailure: true } as const) : verdict,
  );
  return { ...event, verdicts };
});

/** Cases by their outcomes, and what was found on the way as one more test each. */
function outcomes(events: readonly RunEvent[]): Record<string, number> {
  const counts: Record<string, number> = { all: 0, fail: 0, expected: 0 };
  for (const event of events) {
    if (event.type !== 'case-finished' && event.type !== 'found-on-the-way') continue;
    const verdicts = event.type === 'case-finished' ? event.verdicts : [event.verdict];
    const outcome = caseOutcome(verdicts as CaseFinished['verdicts']);
    counts['all'] = (counts['all'] ?? 0) + 1;
    if (outcome === 'fail' && event.type === 'case-finished') {
      counts['expected'] = (counts['expected'] ?? 0) + 1;
    }
    if (outcome === 'fail' || outcome === 'error') counts['fail'] = (counts['fail'] ?? 0) + 1;
  }
  return counts;
}

test.each([
  ['as recorded', recordedRun],
  ['with hostile texts', hostile],
])('TAP and CTRF of a run %s are valid, and have its numbers', async (_, events) => {
  const { all, fail } = outcomes(events);
  expect(fail).toBeGreaterThan(0);
  const tap = Parser.parse(await write('results.tap', tapReporter, events));
  const [, results] = tap.find(([type]) => type === 'complete') ?? [];
  expect(results).toMatchObject({ count: all, fail, bailout: false, plan: { end: all } });
  expect(tap.filter(([type]) => type === 'extra')).toEqual([]);
  const report = JSON.parse(await write('ctrf.json', ctrfReporter, events));
  expect(validate(report)).toMatchObject({ valid: true });
  expect(report.results.summary).toMatchObject({ tests: all, failed: fail });
  expect(report.results.tests).toHaveLength(all ?? 0);
});

test('a failure that is expected is marked so', async () => {
  const tap = Parser.parse(await write('results.tap', tapReporter, expecting));
  const [, results] = tap.find(([type]) => type === 'complete') ?? [];
  // An error of the harness is none that could be expected.
  expect(results).toMatchObject({ todo: outcomes(recordedRun)['expected'] });
  const report = JSON.parse(await write('ctrf.json', ctrfReporter, expecting));
  const raw = report.results.tests.map((one: { rawStatus: string }) => one.rawStatus);
  expect(raw).toContain('expected failure');
});
