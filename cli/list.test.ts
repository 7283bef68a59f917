import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signatureDefects } from '../reference/defects/signatures.ts';
import { signatureVariants } from '../reference/variants/signatures.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const prefix = 'ssm/DescribeMaintenanceWindowExecutionTaskInvocations/';
const caseId = `${prefix}request/MaxResults/range/above-maximum`;

/** A module that ends the process at the first socket, and says so. */
function noNetwork(): string {
  const file = join(newFolder(), 'no-network.mjs');
  const text = `import net from 'node:net';
const refuse = () => { process.stderr.write('a socket was opened'); process.exit(9); };
net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
`;
  writeFileSync(file, text);
  return `--import=${file}`;
}

test.concurrent('list prints each id once, without a network', async () => {
  const { code, stdout, stderr } = await runCommand(['list'], { nodeOptions: [noNetwork()] });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const ids = stdout.trimEnd().split('\n');
  expect(ids).toContain(caseId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^ssm\/\w+(\/[\w.-]+)+$/.test(id))).toEqual([]);
});

test.concurrent('a run does open sockets', async () => {
  const ended = await runCommand(['run'], { nodeOptions: [noNetwork()] });
  expect(ended).toMatchObject({ code: 9, stderr: 'a socket was opened' });
});

test.concurrent('list --suite --json gives the cases of the suite, one object a line', async () => {
  const { code, stdout } = await runCommand(['list', '--suite', 'ranges', '--json']);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  const cases: unknown[] = lines.map((line) => JSON.parse(line));
  expect(cases).toHaveLength(22);
  expect(cases).toContainEqual({
    id: caseId,
    suite: 'ranges',
    title: 'MaxResults 101',
    covers: ['request/MaxResults/range'],
  });
  for (const one of cases) expect(one).toMatchObject({ suite: 'ranges' });
});

test.concurrent('list takes globs, with and without the service and operation', async () => {
  const globs = ['request/MaxResults/**', `${prefix}request/MaxResults/**`];
  const [short, long, both] = await Promise.all([
    ...globs.map((glob) => runCommand(['list', '--case', glob])),
    runCommand(['list', ...globs.flatMap((glob) => ['--case', glob])]),
  ]);
  expect(short?.stdout).toContain(`${caseId}\n`);
  expect(long).toEqual(short);
  expect(both).toEqual(short);
});

test.concurrent('list knows the sibling operations', async () => {
  const { code, stdout } = await runCommand(['list', '--operation', 'DescribeMaintenanceWindows']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^(ssm\/DescribeMaintenanceWindows\/\S+\n)+$/);
});

test.concurrent('explain shows the request, what must follow, who says so, and the command', async () => {
  const options = { nodeOptions: [noNetwork()] };
  const { code, stdout, stderr } = await runCommand(['explain', caseId], options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const words of [
    caseId,
    'must  ssm/',
    'MaxResults is 10 to 100',
    'documentation: API reference, DescribeMaintenanceWindowExecutionTaskInvocations',
    'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeMaintenanceWindowExecutionTaskInvocations.html',
    'Request:\n  POST / HTTP/1.1\n',
    'x-amz-target: AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations\n',
    '"MaxResults":101}',
    'Must be answered:\n  HTTP 400 ValidationException\n',
    `Repeat it:\n  aws-conformance run --case ${caseId}\n`,
  ]) {
    expect(stdout).toContain(words);
  }
});

test.concurrent('explain takes ids from a fixture, and an endpoint into the command', async () => {
  const ids = {
    WindowExecutionId: '11111111-aaaa-4aaa-8aaa-111111111111',
    TaskId: '22222222-bbbb-4bbb-8bbb-222222222222',
  };
  const fixture = join(newFolder(), "it's a fixture.json");
  writeFileSync(fixture, JSON.stringify(ids));
  const options = ['--fixture', fixture, '--endpoint-url', 'http://localhost:4566'];
  const short = caseId.slice(prefix.length);
  const { stdout } = await runCommand(['explain', short, ...options]);
  expect(stdout).toContain(`${JSON.stringify(ids).slice(0, -1)},"MaxResults":101}`);
  const shown = `'${fixture.replaceAll("'", "'\\''")}'`;
  expect(stdout).toContain(
    `aws-conformance run --endpoint-url http://localhost:4566 --fixture ${shown} --case ${caseId}\n`,
  );
});

test.concurrent('explain makes up ids that do not go together, and says so', async () => {
  const { stdout } = await runCommand(['explain', 'errors/unknown-ids/foreign-TaskId']);
  expect(stdout).toContain('The ids are made up; --fixture FILE shows those of a target.\n');
  expect(stdout).toMatch(/Control:.*Must be answered:\n {2}HTTP 200\n.*Request:/s);
  // That there is nothing is promised, but not that it is an error.
  expect(stdout).toContain(
    'Must be answered:\n  no items, and no server error\nShould be answered:\n  HTTP 400 DoesNotExistException\n',
  );
  const ids = stdout.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g);
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(3);
});

test.concurrent('explain says how a request is signed, and repeats it with signatures on', async () => {
  const { stdout } = await runCommand(['explain', 'auth/scope/wrong-region']);
  expect(stdout).toContain('Request (its signature: wrong region):\n');
  expect(stdout).toMatch(/\n {2}aws-conformance run --auth --case \S+wrong-region\n$/);
});

test.concurrent('cases of every kind can be explained', async () => {
  const { stdout } = await runCommand(['list']);
  const ids = stdout.trimEnd().split('\n');
  const some = ids.filter((_, index) => index % 60 === 0);
  const ended = await Promise.all(some.map((id) => runCommand(['explain', id])));
  for (const { code, stdout: said } of ended) {
    expect(code).toBe(0);
    expect(said).toMatch(/^\s+https:\/\/\S+$/m);
    expect(said).toContain('Must be answered:');
  }
});

test.concurrent('serve --list names defects and variants, one a line', async () => {
  const { code, stdout } = await runCommand(['serve', '--list']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^((defect|variant) {2}[a-z0-9-]+ {2}.+\n)+$/);
  // What --auth alone can show is named as well.
  for (const { name } of [...signatureDefects, ...signatureVariants]) {
    expect(stdout).toContain(`  ${name}  `);
  }
});
