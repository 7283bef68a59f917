import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import events from '../schemas/events.schema.json' with { type: 'json' };
import report from '../schemas/report.schema.json' with { type: 'json' };
import { eventsReporter } from './events/events.ts';
import { jsonReporter } from './json/json.ts';
import { recordedRun as run } from './recorded-run.testing.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true, schemas: [report, events] });
const out = mkdtempSync(join(tmpdir(), 'aws-conformance-'));

function errorsOf(schema: { readonly $id: string }, value: unknown): unknown {
  const validate = ajv.getSchema(schema.$id);
  return validate?.(value) ? [] : (validate?.errors ?? 'no such schema');
}

test('report.json is what its schema says', async () => {
  const file = join(out, 'report.json');
  const reporter = jsonReporter({ file });
  for (const event of run) await reporter.onEvent(event);
  const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(errorsOf(report, written)).toEqual([]);
  // The schema is open for members to come, but knows all that there are now.
  expect(Object.keys(report.properties)).toEqual(
    expect.arrayContaining(Object.keys(Object(written))),
  );
});

test('every line of events.jsonl is what its schema says', async () => {
  const file = join(out, 'events.jsonl');
  const reporter = eventsReporter({ file });
  for (const event of run) await reporter.onEvent(event);
  await reporter.close?.();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(run.length);
  for (const line of lines) expect(errorsOf(events, JSON.parse(line))).toEqual([]);
});

test('the schemas are open where reports will grow, and closed elsewhere', () => {
  const [started, finished] = run;
  expect(errorsOf(events, { ...started, baseline: 'b.json' })).toEqual([]);
  expect(errorsOf(events, { ...finished, baseline: 'b.json' })).not.toEqual([]);
});

test('the schemas refuse what no run writes', () => {
  expect(errorsOf(report, {})).not.toEqual([]);
  expect(errorsOf(events, { type: 'case-started' })).not.toEqual([]);
  expect(errorsOf(events, { ...run[0], schemaVersion: 2 })).not.toEqual([]);
});
