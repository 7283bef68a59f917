import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Reporter, RunEvent } from '../event.ts';
import events from '../schemas/events.schema.json' with { type: 'json' };
import report from '../schemas/report.schema.json' with { type: 'json' };
import type { Verdict } from '../verdict.ts';
import { consoleReporter } from './console/console.ts';
import { eventsReporter } from './events/events.ts';
import { readEvents } from './events/read-events.ts';
import { jsonReporter } from './json/json.ts';
import { junitReporter } from './junit/junit.ts';
import { markdownReporter } from './markdown/markdown.ts';
import { recordedRun as recorded } from './recorded-run.testing.ts';

const started = recorded.at(0);
const finished = recorded.at(-1);
if (started?.type !== 'run-started' || finished?.type !== 'run-finished') {
  throw new Error('the recorded run is not whole');
}
const prefix = `${started.service}/${started.operation}`;
const caseId = `${prefix}/request/MaxResults/range/maximum`;
const broken = `${prefix}/protocol/content-type`;

const held: Verdict = {
  caseId,
  constraintId: `${prefix}/request/MaxResults/range`,
  level: 'must',
  outcome: 'pass',
  exchanges: [0],
};
const found: RunEvent = {
  type: 'found-on-the-way',
  suite: 'ranges',
  title: 'a case',
  verdict: {
    caseId,
    constraintId: broken,
    level: 'must',
    outcome: 'fail',
    expected: 'Content-Type: application/x-amz-json-1.1',
    actual: 'text/html',
    exchanges: [0],
  },
  exchanges: [
    {
      request: { method: 'POST', path: '/', headers: { authorization: 'secret' }, body: '{}' },
      reply: { kind: 'response', response: { status: 200, headers: {}, body: '{"a":"shown"}' } },
      attempts: 1,
      sentAt: 0,
      durationMs: 1,
      role: 'control',
    },
  ],
};
const run: readonly RunEvent[] = [
  started,
  {
    type: 'case-finished',
    caseId,
    suite: 'ranges',
    title: 'a case',
    verdicts: [held],
    onTheWay: [broken],
    exchanges: [],
    durationMs: 1,
  },
  found,
  finished,
];

async function play(reporter: Reporter): Promise<void> {
  for (const event of run) await reporter.onEvent(event);
  await reporter.close?.();
}

/** What a reporter that writes a file writes. */
async function written(make: (options: { readonly file: string }) => Reporter): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'report');
  await play(make({ file }));
  return readFileSync(file, 'utf8');
}

test('what was found on the way is a verdict of the report', async () => {
  const text = await written(jsonReporter);
  expect(JSON.parse(text).verdicts).toEqual([found.verdict, held]);
  const ajv = new Ajv2020({ strict: true, schemas: [report] });
  expect(ajv.validate(report.$id, JSON.parse(text)), ajv.errorsText()).toBe(true);
});

test('it is a test of its own in JUnit XML, which is repeated by the case that met it', async () => {
  const xml = await written(junitReporter);
  expect(xml).toMatch(/<testsuites [^>]*tests="2" failures="1"/);
  expect(xml).toContain(`name="${broken}"`);
  expect(xml).toMatch(/actual: {5}text\/html\nrepeat: .*range\/maximum/);
});

test('the console and the page show it with what was sent and what came', async () => {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  await play(consoleReporter({ stream, color: false, animate: false, width: 100 }));
  for (const shown of [text, await written(markdownReporter)]) {
    expect(shown).toContain('Broken: 1 constraint');
    expect(shown).toContain('protocol/content-type');
    expect(shown).toContain('shown');
  }
});

test('it is an event that is read back as it was written', async () => {
  const text = await written(eventsReporter);
  const ajv = new Ajv2020({ strict: true, schemas: [report, events] });
  for (const line of text.trimEnd().split('\n')) {
    expect(ajv.validate(events.$id, JSON.parse(line)), ajv.errorsText()).toBe(true);
  }
  expect(readEvents(text).map(({ type }) => type)).toEqual(run.map(({ type }) => type));
});
