import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Ended {
  readonly code: unknown;
  readonly output: string;
  readonly results: readonly TestResult[];
}

interface TestResult {
  readonly fullName: string;
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
  readonly meta: { readonly conformance?: { readonly outcome: string; readonly reason?: string } };
}

/** Runs a real Vitest on test files, in a project where this package is installed. */
async function runVitest(
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<Ended> {
  const project = mkdtempSync(join(tmpdir(), 'aws-conformance-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules/aws-conformance'));
  symlinkSync(join(root, 'node_modules/vitest'), join(project, 'node_modules/vitest'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
  const line = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args];
  const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=results.json'];
  const env = { PATH: process.env['PATH'], HOME: project, NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...line, ...reporters],
      { cwd: project, env },
      (error, stdout, stderr) => {
        const read = JSON.parse(readFileSync(join(project, 'results.json'), 'utf8'));
        const results = read.testResults.flatMap(
          (file: { assertionResults: TestResult[] }) => file.assertionResults,
        );
        resolve({ code: error?.code ?? 0, output: `${stdout}${stderr}`, results });
      },
    );
  });
}

const target = (options = '') => `
import { createEmulator, createFetchTarget, referenceFixture as fixture } from 'aws-conformance';
import { describeConformance } from 'aws-conformance/vitest';
const emulator = await createEmulator({ ${options} });
const target = createFetchTarget((request) => emulator.fetch(request));
`;

const count = (results: readonly TestResult[], status: string) =>
  results.filter((one) => one.status === status).length;

test('each case is a test that is named by its id, and the outcome is one more', async () => {
  const text = `${target()}await describeConformance(target, { fixture, concurrent: true });`;
  const { code, results, output } = await runVitest({ 'a.test.ts': text });
  expect({ code, output }).toMatchObject({ code: 0 });
  expect(count(results, 'passed')).toBeGreaterThan(500);
  // The one that a fetch request cannot be.
  expect(count(results, 'pending') + count(results, 'skipped')).toBe(1);
  const one = results.find(({ title }) => title === 'request/MaxResults/range/zero');
  expect(one?.fullName).toMatch(/^ssm Describe\w+ ranges request\/MaxResults\/range\/zero$/);
  expect(one?.meta.conformance).toMatchObject({ outcome: 'pass' });
  expect(results.at(-1)?.title).toBe('the outcome');
});

test('a failure shows who says what, and what came; -t sends nothing else', async () => {
  const text = `${target("defect: 'max-results-clamped'")}
let sent = 0;
const counting = { ...target, send: (...all) => { sent += 1; return target.send(...all); } };
await describeConformance(counting, { fixture });
import { afterAll } from 'vitest';
afterAll(() => console.log('requests', sent));
`;
  const { code, results, output } = await runVitest({ 'a.test.ts': text }, ['-t', 'range/zero$']);
  expect(code).toBe(1);
  const [failed, ...others] = results.filter(({ status }) => status === 'failed');
  expect(others).toEqual([]);
  expect(failed?.meta.conformance).toMatchObject({ outcome: 'fail' });
  const [message] = failed?.failureMessages ?? [];
  for (const part of [
    'request/MaxResults/range',
    'MaxResults is 10 to 100',
    'https://docs.aws.amazon.com/',
    'expected  HTTP 400 ValidationException',
    'actual    HTTP 200',
    '"MaxResults":0}',
  ]) {
    expect(message).toContain(part);
  }
  const [, requests] = /requests (\d+)/.exec(output) ?? [];
  expect(Number(requests)).toBeLessThan(40);
});

test('a baseline makes tests that fail as expected, and fail once they pass', async () => {
  const baseline = `expected-failures:
  - case: request/MaxResults/range/zero
    reason: known
  - constraint: request/MaxResults/range
    reason: known as well
`;
  const options = "{ fixture, suites: ['ranges'], baseline: 'baseline.yaml' }";
  const run = (defect: string) =>
    runVitest({
      'a.test.ts': `${target(defect)}await describeConformance(target, ${options});`,
      'baseline.yaml': baseline,
    });
  const expected = await run("defect: 'max-results-clamped'");
  expect({ code: expected.code, output: expected.output }).toMatchObject({ code: 0 });
  const gone = await run('');
  expect(gone.code).toBe(1);
  const failed = gone.results.filter(({ status }) => status === 'failed').map(({ title }) => title);
  expect(failed).toEqual(['request/MaxResults/range/zero', 'the outcome']);
});

test('a target that is not there skips every case with the reason, and fails once', async () => {
  const text = `import { describeConformance } from 'aws-conformance/vitest';
await describeConformance('http://127.0.0.1:1', { suites: ['ranges'], fixture: undefined });`;
  const { code, results, output } = await runVitest({ 'a.test.ts': text });
  expect(code).toBe(1);
  expect(results.filter(({ status }) => status === 'failed').map(({ title }) => title)).toEqual([
    'the outcome',
  ]);
  expect(output).toContain('INCONCLUSIVE: the target cannot be reached');
});

test('shards have each case once between them', async () => {
  const part = (shard: string) =>
    `${target()}await describeConformance(target, { fixture, suites: ['ranges', 'errors'], shard: '${shard}' });`;
  const { code, results } = await runVitest({
    'a.test.ts': part('1/2'),
    'b.test.ts': part('2/2'),
    'c.test.ts': part('1/1'),
  });
  expect(code).toBe(0);
  const counts = new Map<string, number>();
  for (const { title } of results) counts.set(title, (counts.get(title) ?? 0) + 1);
  counts.delete('the outcome');
  expect(counts.size).toBeGreaterThan(20);
  expect(new Set(counts.values())).toEqual(new Set([2]));
});

test('an option that is wrong is told in one line', async () => {
  const uses = {
    '{ fixtures: {} }': 'describeConformance has no option fixtures.',
    "{ suites: ['ranged'] }": 'There is no suite ranged. The suites are required, types',
    "{ shard: '3/2' }": 'The shard 3/2 is none. Write it as 1/3',
    "{ baseline: 'none.yaml' }": 'The baseline none.yaml cannot be read',
    '{ fixture: { Nothing: 1 } }': 'The fixture',
  };
  const files = Object.keys(uses).map((options, index) => [
    `${index}.test.ts`,
    `${target()}await describeConformance(target, ${options});`,
  ]);
  const { code, output } = await runVitest(Object.fromEntries(files));
  expect(code).toBe(1);
  for (const words of Object.values(uses)) {
    expect(output.replaceAll(/\s+/g, ' ')).toContain(`Conformance: ${words}`);
  }
  expect(output).not.toContain('options.js');
});
