import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isArray, isObject, type Json } from '../../contracts/json.ts';
import type { Reporter, RunEvent } from '../event.ts';
import { consoleReporter } from './console/console.ts';
import { jsonReporter } from './json/json.ts';
import { junitReporter } from './junit/junit.ts';
import { markdownReporter } from './markdown/markdown.ts';
import { recordedRun as run } from './recorded-run.testing.ts';

const out = mkdtempSync(join(tmpdir(), 'aws-conformance-'));

/** The recorded run, and others that are like it. */
const runs: readonly (readonly [name: string, events: readonly RunEvent[]])[] = [
  ['as recorded', run],
  ['in which all is listed', run.map(listed)],
  ['in which a baseline expects some of it', run.map(expecting)],
];

/** The same case, with the failures of one constraint expected. */
function expecting(event: RunEvent): RunEvent {
  if (event.type !== 'case-finished') return event;
  const verdicts = event.verdicts.map((verdict) =>
    verdict.outcome === 'fail' && verdict.constraintId.endsWith('/range')
      ? ({ ...verdict, expectedFailure: true } as const)
      : verdict,
  );
  return { ...event, verdicts };
}

/** The same end, with as many failures as there are verdicts of it. */
function listed(event: RunEvent): RunEvent {
  if (event.type !== 'run-finished') return event;
  const verdicts = run.flatMap((one) => (one.type === 'case-finished' ? one.verdicts : []));
  const constraints = event.constraints.map((one) => {
    const failed = verdicts.filter((v) => v.constraintId === one.id && v.outcome === 'fail');
    return { ...one, counts: { ...one.counts, fail: failed.length } };
  });
  return { ...event, constraints };
}

function written(name: string, reporter: Reporter, events: readonly RunEvent[]): string {
  for (const event of events) void reporter.onEvent(event);
  return readFileSync(join(out, name), 'utf8');
}

function shown(events: readonly RunEvent[]): string {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  const reporter = consoleReporter({ stream, color: false, animate: false, width: 80 });
  for (const event of events) void reporter.onEvent(event);
  return text;
}

/** What each place of a text says of a constraint, as `id number`, sorted. */
function numbersIn(text: string, pattern: RegExp): string[] {
  const found = [...text.matchAll(pattern)].map(([, id, number]) => `${id} ${number}`);
  return [...new Set(found)].sort();
}

/** What `report.json` says of what is broken at levels must and should. */
function numbersOf(report: string): string[] {
  const read: Json = JSON.parse(report);
  const constraints = isObject(read) && isArray(read['constraints']) ? read['constraints'] : [];
  return constraints
    .flatMap((one) => {
      const counts = isObject(one) && one['level'] !== 'may' ? one['counts'] : undefined;
      if (!isObject(one) || !isObject(counts) || counts['fail'] === 0) return [];
      return [`${String(one['id']).split('/').slice(2).join('/')} ${counts['fail']}`];
    })
    .sort();
}

for (const [name, events] of runs) {
  test(`of a run ${name} every format gives the same number of places`, () => {
    const numbers = numbersOf(
      written('report.json', jsonReporter({ file: join(out, 'report.json') }), events),
    );
    expect(numbers.length).toBeGreaterThan(3);
    const junit = written('junit.xml', junitReporter({ file: join(out, 'junit.xml') }), events);
    const page = written('summary.md', markdownReporter({ file: join(out, 'summary.md') }), events);
    expect(numbersIn(shown(events), /^ [✗!] (\S+\/\S+) {2}(\d+) places?$/gm)).toEqual(numbers);
    expect(numbersIn(junit, /(?:must|should) (\S+): (\d+) places? in the whole run/g)).toEqual(
      numbers,
    );
    expect(
      numbersIn(
        page,
        /^(?:<details><summary><code>|- `)([^<`]+)(?:<\/code>|`).*\((\d+) places?\)/gm,
      ),
    ).toEqual(numbers);
  });
}

test('what the formats list fails in the same cases', () => {
  const junit = written('junit.xml', junitReporter({ file: join(out, 'junit.xml') }), run);
  const failing = [...junit.matchAll(/<testcase [^>]*name="([^"]+)"[^>]*>\s*<failure/g)].length;
  expect(shown(run)).toMatch(new RegExp(`^ {3}total +\\d+ +${failing} `, 'm'));
});

test('what a baseline expects is no failure in JUnit XML, and is told apart on the screen', () => {
  const expected = run.map((event) => {
    if (event.type !== 'case-finished') return event;
    const verdicts = event.verdicts.map((one) => ({ ...one, expectedFailure: true as const }));
    return { ...event, verdicts };
  });
  const junit = written('junit.xml', junitReporter({ file: join(out, 'junit.xml') }), expected);
  expect(junit).toMatch(/<testsuites [^>]*failures="0"/);
  expect(junit).toContain('<skipped message="expected failure: request/MaxResults/range: ');
  expect(junit).not.toContain('<failure');
  expect(shown(expected)).toMatch(/^ Broken as the baseline expects: \d+ constraints$/m);
  expect(shown(expected)).not.toMatch(/^ Broken: /m);
});
