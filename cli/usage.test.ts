import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newFolder, runCommand } from './run-command.testing.ts';

const folder = newFolder();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const broken = file('broken.json', '{"WindowExecutionId": ');
const list = file('list.json', '[]');
const withoutTaskId = file('without-task-id.json', '{"WindowExecutionId": "x"}');
const ids = {
  WindowExecutionId: '11111111-2222-4333-8444-555555555555',
  TaskId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
};
const { TaskId: _, ...half } = ids;
const halfForeign = file('half-foreign.json', JSON.stringify({ ...ids, foreign: half }));
const sample = file('sample.json', JSON.stringify({ ...ids, TaskId: '…' }));
const textForeign = file('text-foreign.json', JSON.stringify({ ...ids, foreign: 'x' }));
const sameForeign = file('same-foreign.json', JSON.stringify({ ...ids, foreign: ids }));
const targets = file(
  'conformance.config.json',
  '{"targets": {"here": {"endpointUrl": "http://127.0.0.1:1"}}}',
);
const noTimeout = file('no-timeout.json', '{"timeout": 0}');
const halfCases = file('half-cases.json', '{"targets": {"there": {"concurrency": 1.5}}}');
const longRun = file('long-run.json', '{"maxDuration": 1e12}');
const model = fileURLToPath(new URL('../contracts/ssm/maintenance-windows.json', import.meta.url));
const notSmithy = file('package.json', '{"name": "not-a-model"}');

test.concurrent.each<[string, string[], RegExp]>([
  [
    'a far endpoint without a region',
    ['run', '--endpoint-url', 'http://emulator.example'],
    /There is no region\./,
  ],
  [
    'a fixture that is not there',
    ['run', '--fixture', 'none.json'],
    /The fixture none\.json cannot be read: there is no such file\./,
  ],
  ['a fixture that is a folder', ['run', '--fixture', folder], /it is a folder/],
  ['a fixture that is not JSON', ['run', '--fixture', broken], /broken\.json is not JSON/],
  ['a fixture that is no object', ['run', '--fixture', list], /list\.json is not a JSON object/],
  ['a fixture without a TaskId', ['run', '--fixture', withoutTaskId], /has no TaskId\./],
  ['an unknown option', ['run', '--bogus'], /Unknown option '--bogus'\. See .* run --help\./],
  ['a misspelt option', ['run', '--endpoint', 'http://a'], /Did you mean --endpoint-url\?/],
  ['an option without its value', ['run', '--fixture'], /--fixture/],
  ['help on no command', ['help', 'nope'], /There is no command nope\./],
  ['an unknown command', ['certify'], /There is no command certify\. The commands are run, list/],
  ['a command named like a built-in', ['toString'], /There is no command toString\./],
  ['no URL', ['run', '--endpoint-url', 'localhost:4566'], /is not an http or https URL/],
  ['another scheme', ['run', '--endpoint-url', 'ftp://localhost'], /is not an http or https URL/],
  [
    'a far endpoint without credentials',
    ['run', '--endpoint-url', 'http://emulator.example', '--region', 'eu-west-1'],
    /There are no credentials for emulator\.example\./,
  ],
  [
    'a model that is not Smithy',
    ['list', '--model', notSmithy, '--operation', 'DescribeThings'],
    /is not a Smithy JSON AST model/,
  ],
  ['a model without an operation', ['list', '--model', model], /--operation/],
  ['an operation not in the model', ['list', '--operation', 'DescribeThings'], /DescribeThings/],
  ['an operation that writes', ['run', '--operation', 'DeleteThings'], /DeleteThings/],
  ['a list of cases that are none', ['list', '--case', 'no/such/**'], /No case matches no/],
  ['cases that are none', ['run', '--case', 'no/such/**'], /No case matches no\/such\/\*\*\./],
  ['an unknown suite', ['list', '--suite', 'nope'], /There is no suite nope\. The suites are /],
  [
    'an unknown reporter',
    ['run', '--reporter', 'tape'],
    /There is no reporter tape\. The reporters/,
  ],
  [
    'a timeout in words, for an endpoint',
    ['run', '--timeout', 'abc', '--endpoint-url', 'http://127.0.0.1:1'],
    /--timeout abc is not a whole number/,
  ],
  ['a timeout in words', ['run', '--timeout', 'abc'], /--timeout abc is not a whole number/],
  ['no timeout', ['run', '--timeout', '0'], /--timeout 0 is not a whole number from 1 up/],
  ['a rate in words', ['run', '--rate', 'abc'], /--rate abc is not a whole number/],
  [
    'a timeout beyond all timers',
    ['run', '--timeout', '2147483648'],
    /--timeout 2147483648 is too/,
  ],
  ['a port that is none', ['serve', '--port', '65536'], /--port 65536 is too large\. .* 65535\./],
  [
    'no timeout in a configuration',
    ['config', '--config', noTimeout],
    /no-timeout\.json: timeout is 0\. It must be at least 1\./,
  ],
  [
    'half a case for a target that is not meant',
    ['run', '--config', halfCases],
    /half-cases\.json: targets\.there\.concurrency is 1\.5\. It must be a whole number\./,
  ],
  [
    'a duration beyond all timers in a configuration',
    ['run', '--config', longRun],
    /long-run\.json: maxDuration is 1000000000000\. It must be at most 2147483\./,
  ],
  ['a rate in words, to config', ['config', '--rate', 'abc'], /--rate abc is not a whole number/],
  [
    'an option twice',
    ['run', '--fixture', list, '--fixture', list],
    /--fixture is given more than/,
  ],
  [
    'an option twice in two forms',
    ['run', '--out=a', '--out', 'b'],
    /--out is given more than once/,
  ],
  ['a flag twice', ['list', '--json', '--json'], /--json is given more than once\. Leave all but/],
  ['a negative number', ['run', '--concurrency', '-1'], /argument is ambiguous\. See/],
  [
    'a fixture that could not be kept',
    ['run', '--save-fixture', 'no/such/folder/f.json'],
    /--save-fixture no\/such\/folder\/f\.json cannot be written/,
  ],
  [
    'a baseline that could not be written',
    ['run', '--update-baseline', '--baseline', 'no/such/folder/b.yaml'],
    /--baseline no\/such\/folder\/b\.yaml cannot be written/,
  ],
  ['an empty endpoint', ['run', '--endpoint-url', ''], /--endpoint-url is empty\./],
  ['an empty glob', ['list', '--case='], /--case is empty\./],
  [
    'a glob without a case beside one that has some',
    ['run', '--case', 'protocol/**', '--case', 'nothing/**'],
    /No case matches nothing\/\*\*\./,
  ],
  [
    'signatures that are not asked for',
    ['list', '--suite', 'signatures'],
    /No case matches signatures\..*--auth/,
  ],
  ['a seed module that is not there', ['run', '--seed', 'nope.mjs'], /There is no file nope\.mjs/],
  [
    'ids of no valid form',
    ['run', '--fixture', sample],
    /is not valid: TaskId has exactly 36 characters\./,
  ],
  ['a foreign in words', ['run', '--fixture', textForeign], /foreign is not a JSON object\./],
  ['half a foreign', ['run', '--fixture', halfForeign], /foreign has no TaskId\./],
  [
    'a foreign that is none',
    ['run', '--fixture', sameForeign],
    /foreign has the WindowExecutionId of the fixture itself/,
  ],
  [
    'a target named like a built-in',
    ['run', '--config', targets, '--target', 'constructor'],
    /has no target constructor\. The targets are: here\./,
  ],
  ['targets, and none of them', ['run', '--config', targets], /Add --target NAME; .*: here\./],
  ['a half case', ['run', '--concurrency', '1.5'], /--concurrency 1\.5 is not a whole number/],
  ['a proof that cannot be written', ['prove', '--page', '/no/such/p.md'], /--page \/no\/such/],
  ['an out that is a file', ['run', '--out', broken], /--out .*broken\.json cannot be made/],
  ['nothing to explain', ['explain'], /explain needs the id of a case\./],
  ['an unknown case to explain', ['explain', 'nope'], /There is no case nope\./],
  ['an unknown defect', ['serve', '--defect', 'nope'], /There is no defect nope\./],
  ['an unknown variant', ['serve', '--variant', 'nope'], /There is no variant nope\./],
])('%s is a wrong use, said in one line', async (_, args, words) => {
  const { code, stdout, stderr } = await runCommand(args, { timeout: 15_000 });
  expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
  expect(stderr).toMatch(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

test('an endpoint in the environment is checked too, and named', async () => {
  const env = { AWS_ENDPOINT_URL_SSM: 'nonsense' };
  const { code, stderr } = await runCommand(['run'], { env });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^aws-conformance: AWS_ENDPOINT_URL_SSM nonsense is not [^\n]+\n$/);
});

test.each([
  ['AWS_ACCESS_KEY_ID', 'access key id'],
  ['AWS_SECRET_ACCESS_KEY', 'secret access key'],
  ['AWS_SESSION_TOKEN', 'session token'],
])('a line break at the end of %s is found before anything is sent', async (name, words) => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'b' };
  const env = { ...keys, [name]: 'pasted-with-a-line-break\n' };
  const { code, stdout, stderr } = await runCommand(
    ['run', '--endpoint-url', 'http://127.0.0.1:1'],
    { env },
  );
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
  expect(stderr).toContain(`The ${words} has white space at its end`);
});

test('help is asked for in three ways, and names every command', async () => {
  const all = await Promise.all([['--help'], ['-h'], ['help']].map((args) => runCommand(args)));
  for (const { code, stdout, stderr } of all) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of ['run', 'list', 'explain', 'serve', 'prove']) {
      expect(stdout).toContain(`aws-conformance ${name}`);
    }
  }
  expect(await runCommand([])).toMatchObject({ code: 2, stdout: all[0]?.stdout });
});

test('help of a command is the same in both ways, and names its options', async () => {
  const [help, flag] = await Promise.all([
    runCommand(['help', 'run']),
    runCommand(['run', '--endpoint-url', 'nonsense', '--help']),
  ]);
  expect(help).toEqual(flag);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  expect(help.stdout).toContain('--endpoint-url URL');
  expect(help.stdout).toContain('--fixture FILE');
});

test('--version prints the version alone', async () => {
  expect(await runCommand(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
});
