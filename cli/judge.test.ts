import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { expect, onTestFinished, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { addressOf } from '../contracts/ids.ts';
import { createEmulator } from '../reference/create-emulator.ts';
import { openBrowser } from '../reference/open-browser.testing.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { certify } from '../reports/certify.ts';
import type { RunEvent } from '../reports/event.ts';
import { rejudge } from '../reports/rejudge.ts';
import { harReporter } from '../reports/reporters/har/har.ts';
import { readFixture } from '../runners/fixture.ts';
import { createInProcessTarget } from '../runners/in-process-target.ts';
import { readHar } from '../runners/recordings/read-har.ts';
import { contractOf, sortRecording } from '../runners/recordings/recorded-runs.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { npmRun, packedProject } from './packed-project.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const contract = builtInContract();

/** The published schemas of HAR 1.2, by their names. */
const harSchemas: Readonly<Record<string, object>> = createRequire(import.meta.url)('har-schema');

function validator() {
  const ajv = new Ajv({
    strict: false,
    formats: { 'date-time': isTime, uri: URL.canParse, ipv4: true, ipv6: true },
  });
  ajv.addMetaSchema(draft6);
  for (const [name, schema] of Object.entries(harSchemas))
    if (name !== 'har') ajv.addSchema(schema);
  return ajv.compile(harSchemas['har'] ?? false);
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

/** Runs the cases against a reference in this process, and gives the HAR that is written of it. */
async function recordRun(options: Readonly<Record<string, string>>): Promise<string> {
  const { answer } = await createEmulator(options);
  const file = join(newFolder(), 'exchanges.har');
  const reporter = harReporter({ file });
  await certify({
    contract,
    cases: generateCases(contract).filter(({ suite }) => suite !== 'patterns' && suite !== 'types'),
    target: createInProcessTarget('http://127.0.0.1:1', answer),
    fixture: readFixture(contract, referenceFixture, 'The fixture'),
    retries: { pause: nextTurn, patienceMs: 0 },
    onEvent: (event) => reporter.onEvent(event),
  });
  await reporter.close?.();
  return readFileSync(file, 'utf8');
}

/** What judging a recording blames, by level and address. */
async function blamed(har: string): Promise<string[]> {
  const { operations } = sortRecording(readHar(har, 'a recording'), [contract]);
  const failed = new Set<string>();
  const onEvent = (event: RunEvent) => {
    if (event.type !== 'case-finished') return;
    for (const { outcome, level, constraintId } of event.verdicts) {
      if (outcome === 'fail') failed.add(`${level} ${addressOf(constraintId)}`);
    }
  };
  for (const { knowledge, runs } of operations) {
    const { operation, service } = contract;
    const caseSet = { size: runs.length, digest: '' };
    const part = { operation, caseSet, suites: ['recorded'], allCases: runs.length };
    await rejudge(
      [contract],
      [
        {
          ...{ type: 'run-begun', schemaVersion: 1, startedAt: '', repeat: '', service, operation },
          ...{ caseSet, tool: { name: 'aws-conformance', version: '' } },
          target: { kind: 'recording', endpoint: 'a recording' },
          plan: [{ ...part, contract: contractOf(contract) }],
        },
        { type: 'learned', operation, knowledge, discovery: [] },
        ...runs,
      ],
      { onEvent },
    );
  }
  return [...failed].sort();
}

test.each([
  {},
  { variant: 'short-pages' },
  { variant: 'error-type-in-the-header-only' },
  { variant: 'byte-order-mark-read' },
])(
  'a recording of all cases with %o is a HAR by its schema, and nothing in it is blamed',
  async (options) => {
    const har = await recordRun(options);
    const isValid = validator();
    expect(isValid(JSON.parse(har)), JSON.stringify(isValid.errors)).toBe(true);
    expect(JSON.parse(har).log.entries.length).toBeGreaterThan(200);
    expect(await blamed(har)).toEqual([]);
  },
);

test.each([
  ['task-id-not-required', ['must request/TaskId/required']],
  ['max-results-clamped', ['must request/MaxResults/range']],
  ['filters-ignored', ['must request/Filters/matching']],
  ['pages-overlap', ['must paging/no-duplicates', 'must paging/page-size']],
  ['validation-status-409', ['must errors/ValidationException']],
])('what a recording shows of the defect %s is found, and nothing else', async (defect, found) => {
  expect(await blamed(await recordRun({ defect }))).toEqual(found);
});

test('traffic of a real browser is judged: its defect is found', { timeout: 60_000 }, async () => {
  const served = await serveReference({ defect: 'max-results-clamped' });
  onTestFinished(() => served.close());
  const browser = await openBrowser();
  onTestFinished(() => browser.close());
  const cwd = newFolder();
  const path = join(cwd, 'browser.har');
  const context = await browser.newContext({ recordHar: { path } });
  const page = await context.newPage();
  const start = `${served.url}/start`;
  await page.route(start, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(start);
  const { foreign: _, ...input } = referenceFixture;
  await page.evaluate(
    async ([members]) => {
      const target = 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations';
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
      const ask = async (more: object) => {
        const body = JSON.stringify({ ...members, ...more });
        const response = await fetch('/', { method: 'POST', headers, body });
        const answer: { NextToken?: string } = JSON.parse(await response.text());
        return answer;
      };
      let token = '';
      do {
        const { NextToken = '' } = await ask({
          MaxResults: 20,
          ...(token && { NextToken: token }),
        });
        token = NextToken;
      } while (token);
      await ask({ MaxResults: 1000 });
      await ask({ TaskId: 'none' });
    },
    [input],
  );
  await context.close();
  const { code, stdout, stderr } = await runCommand(['judge', 'browser.har'], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^ Broken: 1 constraint$/m);
  expect(stdout).toMatch(/^ ✗ request\/MaxResults\/range {2}1 place$/m);
  // The pages are one case.
  expect(stdout).toContain('3 cases against browser.har');
  expect(await runCommand(['rejudge', 'conformance-report'], { cwd })).toMatchObject({ code: 1 });
  const one = await runCommand(['judge', 'browser.har', '--case', 'recorded/entry-2'], { cwd });
  expect(one.code).toBe(0);
  expect(one.stdout).toContain('CONFORMANT as far as it was recorded');
});

test('a recording that is of no use is a wrong use, said in one line', async () => {
  const cwd = newFolder();
  const headers = (target: string) => [{ name: 'X-Amz-Target', value: target }];
  const entry = (target: string, body: object) => ({
    request: { method: 'POST', url: 'http://x/', headers: headers(target), bodySize: 2, ...body },
    response: { status: 200, headers: [], content: { size: 2, text: '{}' } },
  });
  const har = (...entries: object[]) => JSON.stringify({ log: { entries } });
  const own = 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations';
  const uses: [text: string, words: RegExp][] = [
    ['', /a\.har is not JSON\./],
    ['{"log": {"entries": [', /a\.har is not JSON\. Export it anew/],
    ['{"openapi": "3.0"}', /a\.har is not a HAR 1\.2 file: has no log\./],
    [har({ request: {} }), /is not a HAR 1\.2 file: log\.entries\.0 has no response\./],
    [har(), /a\.har has no entries\./],
    [har(entry('', {})), /a\.har has no request of an AWS operation\./],
    [
      har(entry('AmazonSSM.Other', {})),
      /no request that there is a contract for: it has AmazonSSM\.Other \(1 time\)\. Give the model/,
    ],
    [
      har(entry(own, {})),
      /nothing that can be judged\. Entry 1: the body of the request was not recorded\. Record the bodies/,
    ],
  ];
  for (const [text, words] of uses) {
    writeFileSync(join(cwd, 'a.har'), text);
    const { code, stdout, stderr } = await runCommand(['judge', 'a.har'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  }
  mkdirSync(join(cwd, 'folder'));
  for (const args of [['judge'], ['judge', 'none.har'], ['judge', 'folder']]) {
    const { code, stderr } = await runCommand(args, { cwd });
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^[^\n]+\n$/),
    });
  }
});

test('the example does what its README says, from the packed tarball', async () => {
  const project = packedProject('har');
  const { code, stdout } = await npmRun(project, ['judge']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^ ✗ paging\/page-size /m);
  expect(stdout).toContain('There is no contract for AmazonSSM.ListThings (1 time).');
});
