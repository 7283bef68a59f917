import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../event.ts';
import type { Verdict } from '../../verdict.ts';
import { recordedRun } from '../recorded-run.testing.ts';
import { sarifReporter } from './sarif.ts';

function written(events: readonly RunEvent[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'results.sarif');
  const reporter = sarifReporter({ file });
  for (const event of events) void reporter.onEvent(event);
  return JSON.parse(readFileSync(file, 'utf8')).runs[0];
}

function failuresOf(events: readonly RunEvent[]): Verdict[] {
  return events
    .flatMap((event) => {
      if (event.type === 'case-finished') return [...event.verdicts];
      return event.type === 'found-on-the-way' ? [event.verdict] : [];
    })
    .filter(({ outcome }) => outcome === 'fail');
}

/** The same run, with this of every failure. */
function having(change: Partial<Verdict>): RunEvent[] {
  const changed = (verdict: Verdict): Verdict =>
    verdict.outcome === 'fail' ? { ...verdict, ...change } : verdict;
  return recordedRun.map((event) => {
    if (event.type === 'case-finished') return { ...event, verdicts: event.verdicts.map(changed) };
    return event.type === 'found-on-the-way'
      ? { ...event, verdict: changed(event.verdict) }
      : event;
  });
}

test('there is a result for each failure, with a rule and a fingerprint that no text changes', () => {
  const run = written(recordedRun);
  const failures = failuresOf(recordedRun);
  expect(failures.length).toBeGreaterThan(5);
  expect(run.results).toHaveLength(failures.length);
  const rules = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(new Set(rules)).toEqual(new Set(failures.map(({ constraintId }) => constraintId)));
  const prints = (one: { results: { partialFingerprints: object }[] }) =>
    one.results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  expect(new Set(prints(run)).size).toBe(failures.length);
  expect(prints(written(having({ actual: 'something else' })))).toEqual(prints(run));
  expect(run.results.some((one: object) => 'suppressions' in one)).toBe(false);
});

test('what a baseline expects is suppressed', () => {
  const { results } = written(having({ expectedFailure: true }));
  for (const { suppressions } of results) {
    expect(suppressions).toEqual([{ kind: 'external', justification: 'expected by the baseline' }]);
  }
});

test('an error of the harness is said as one, and is no result', () => {
  const run = written(having({ outcome: 'error', reason: 'a bug' }));
  expect(run.results).toEqual([]);
  expect(run.invocations[0].executionSuccessful).toBe(false);
  expect(run.invocations[0].toolExecutionNotifications.length).toBeGreaterThan(5);
});
