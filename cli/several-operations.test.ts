import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { partsOf } from '../contracts/ids.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import type { Report } from '../reports/report.ts';
import schema from '../reports/schemas/report.schema.json' with { type: 'json' };
import { error } from './hostile/behaviours.testing.ts';
import { send, serveHostile } from './hostile/hostile-server.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const invocations = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const executions = 'DescribeMaintenanceWindowExecutions';
const both = ['--operation', executions, '--operation', invocations];

function reportIn(folder: string): Report {
  const report: Report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  expect(new Ajv2020({ strict: false }).validate(schema, report)).toBe(true);
  return report;
}

function broken({ verdicts }: Report): string[] {
  const failed = verdicts.filter(({ outcome, level }) => outcome === 'fail' && level === 'must');
  return [...new Set(failed.map(({ constraintId }) => constraintId))].sort();
}

test('several operations are certified in one run, and each has its part of the report', async () => {
  const out = newFolder();
  const { code, stdout } = await runCommand(['run', '--out', out, ...both]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ DescribeMaintenanceWindowExecutions .* CONFORMANT/m);
  const { operation, operations = [], caseSet, scope } = reportIn(out);
  expect(operation).toBe('2 operations');
  expect(operations.map((one) => [one.operation, one.outcome])).toEqual([
    [executions, 'conformant'],
    [invocations, 'conformant'],
  ]);
  expect(operations.reduce((sum, one) => sum + one.caseSet.size, 0)).toBe(caseSet.size);
  expect(scope?.cases.all).toBe(caseSet.size);
});

test('each operation has the verdicts that it has alone, and one that fails fails the run', async () => {
  const served = await serveReference({ defect: 'max-results-clamped' });
  const [together, alone] = [newFolder(), newFolder()];
  const where = ['--endpoint-url', served.url, '--reporter', 'json'];
  const { code } = await runCommand(['run', ...where, '--out', together, ...both]);
  await runCommand(['run', ...where, '--out', alone]);
  await served.close();
  expect(code).toBe(1);
  const report = reportIn(together);
  expect(report.reason).toMatch(/of 2 operations (is|are) nonconformant/);
  const ofInvocations = broken(report).filter((id) => partsOf(id).operation === invocations);
  expect(ofInvocations).toEqual(broken(reportIn(alone)));
  expect(ofInvocations.length).toBeGreaterThan(0);
});

test('an operation that the target does not have is said to be missing, the others are run', async () => {
  const without = await serveHostile((asked, outgoing) => {
    const isMissing = asked.headers['x-amz-target'] === `AmazonSSM.${executions}`;
    if (isMissing) return error(400, 'UnknownOperationException')(asked, outgoing);
    send(asked, outgoing);
  });
  const out = newFolder();
  const fixture = join(out, 'fixture.json');
  writeFileSync(fixture, JSON.stringify({ [invocations]: referenceFixture }));
  const where = ['--endpoint-url', without.url, '--fixture', fixture, '--out', out];
  const { code, stdout } = await runCommand(['run', ...where, ...both]);
  without.close();
  const { operations = [], outcome, reason } = reportIn(out);
  expect([code, outcome, reason]).toEqual([
    0,
    'conformant',
    '1 of 2 operations is conformant, and none is nonconformant',
  ]);
  expect(operations[0]).toMatchObject({ operation: executions, outcome: 'not-implemented' });
  expect(stdout).toMatch(new RegExp(`${executions} .* NOT IMPLEMENTED`));
});

test('a target that is not there is found once', async () => {
  const { code, stdout } = await runCommand([
    'run',
    '--endpoint-url',
    'http://127.0.0.1:9',
    '--out',
    newFolder(),
    ...both,
  ]);
  expect(code).toBe(3);
  expect(stdout.match(/cannot be reached/g)?.length).toBeLessThan(4);
});

test('a fixture file holds an input for each operation, and is written so', async () => {
  const folder = newFolder();
  const file = join(folder, 'fixture.json');
  await runCommand(['run', '--save-fixture', file, '--out', join(folder, 'a'), ...both]);
  const saved = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(saved)).toEqual([executions, invocations]);
  const again = await runCommand(['run', '--fixture', file, '--out', join(folder, 'b'), ...both]);
  expect(again.code).toBe(0);
  writeFileSync(file, JSON.stringify({ ...saved, [executions]: { WindowId: 5 } }));
  const wrong = await runCommand(['run', '--fixture', file, '--out', join(folder, 'c'), ...both]);
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/fixture\.json: DescribeMaintenanceWindowExecutions has no WindowId\./),
  ]);
});

test('list, --dry-run and --case take several operations; rejudge judges them again', async () => {
  const listed = await runCommand(['list', ...both]);
  const operations = new Set(
    listed.stdout
      .trim()
      .split('\n')
      .map((id) => partsOf(id).operation),
  );
  expect([...operations]).toEqual([executions, invocations]);
  const dry = await runCommand(['run', '--dry-run', ...both]);
  expect(dry.stdout).toMatch(new RegExp(`^\\d+ {2}${executions}$`, 'm'));
  const out = newFolder();
  const some = ['--case', 'request/MaxResults/range/*'];
  const first = await runCommand(['run', '--out', out, ...both, ...some]);
  const before = readFileSync(join(out, 'report.json'), 'utf8');
  expect(first.code).toBe(0);
  expect((await runCommand(['rejudge', out])).code).toBe(0);
  expect(readFileSync(join(out, 'report.json'), 'utf8')).toBe(before);
});

test('a command that takes one operation says so', async () => {
  const { code, stderr } = await runCommand(['pact', 'write', '--out', 'x.json', ...both]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/takes one --operation\./)]);
});
