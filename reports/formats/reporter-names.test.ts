import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dispatch } from './dispatch.ts';
import { readEvents } from './read-events.ts';
import { createReporter, defaultReporters, reporterNames } from './reporter-names.ts';

const golden = new URL('./golden/events.jsonl', import.meta.url);

test('each name makes its reporter, and together they write all files of a run', async () => {
  const out = mkdtempSync(join(tmpdir(), 'aws-conformance-'));
  const stream = { write: () => true };
  const options = { out, stream, color: true, animate: true, width: 80, hasReport: true };
  const all = await Promise.all(reporterNames.map((name) => createReporter(name, options)));
  expect(all.map(({ name }) => name)).toEqual([...reporterNames]);

  const errors: unknown[] = [];
  const reporter = dispatch(all, (_, error) => errors.push(error));
  for (const event of readEvents(readFileSync(golden, 'utf8'))) await reporter.onEvent(event);
  await reporter.close?.();
  expect(errors).toEqual([]);
  const files = ['events.jsonl', 'junit.xml', 'report.json', 'summary.md'];
  expect(readdirSync(out).sort()).toEqual(files);
});

test('the default reporters are among the names', () => {
  expect(reporterNames).toEqual(expect.arrayContaining([...defaultReporters]));
});
