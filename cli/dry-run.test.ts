import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { newFolder, runCommand } from './run-command.testing.ts';

const header = /^(\d+) requests, retries apart; nothing was sent$/m;

/** How many requests a dry run with these arguments counts. @throws when it does not end well. */
async function counted(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const { code, stdout, stderr } = await runCommand(['run', '--dry-run', ...args], { env });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [, count] = header.exec(stdout) ?? [];
  return Number(count);
}

let plain = 0;
let withSignatures = 0;

beforeAll(async () => {
  [plain, withSignatures] = await Promise.all([counted([]), counted(['--auth'])]);
});

test('a dry run counts the requests of the signature suite only when it would be run', () => {
  expect(plain).toBeGreaterThan(400);
  expect(withSignatures).toBeGreaterThan(plain);
});

const profile = join(newFolder(), 'config');
writeFileSync(profile, '[profile away]\nendpoint_url = https://ssm.eu-west-1.amazonaws.com\n');

test.concurrent.each<[string, readonly string[], NodeJS.ProcessEnv]>([
  ['by --aws', ['--aws'], {}],
  ['by its URL', ['--endpoint-url', 'https://ssm.us-east-1.amazonaws.com'], {}],
  ['by a variable', [], { AWS_ENDPOINT_URL_SSM: 'https://ssm.cn-north-1.amazonaws.com.cn' }],
  ['by a profile', ['--profile', 'away'], { AWS_CONFIG_FILE: profile }],
])('AWS itself, named %s, needs neither region nor credentials', async (_, args, env) => {
  expect(await counted(args, env)).toBe(withSignatures);
});

test.concurrent('another endpoint far away needs neither', async () => {
  expect(await counted(['--endpoint-url', 'https://emulator.example'])).toBe(plain);
});

test.concurrent('nothing connects to the endpoint, and no credentials are asked for', async () => {
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const config = join(newFolder(), 'config');
  writeFileSync(config, `[profile slow]\ncredential_process = touch ${config}.asked\n`);
  const args = ['--endpoint-url', `http://127.0.0.1:${port}`, '--profile', 'slow'];
  expect(await counted(args, { AWS_CONFIG_FILE: config })).toBe(plain);
  server.close();
  expect([connections, existsSync(`${config}.asked`)]).toEqual([0, false]);
});

test.concurrent.each<[string, readonly string[], RegExp]>([
  ['both ways to an endpoint', ['--aws', '--endpoint-url', 'http://a'], /contradict each other/],
  ['no URL', ['--endpoint-url', 'nonsense'], /is not an http or https URL/],
  ['no case', ['--case', 'no/such/**'], /No case matches/],
])('%s is a wrong use all the same', async (_, args, words) => {
  const { code, stderr } = await runCommand(['run', '--dry-run', ...args]);
  expect(code).toBe(2);
  expect(stderr).toMatch(words);
});

test.concurrent.each([
  'DescribeMaintenanceWindows',
  'DescribeMaintenanceWindowExecutions',
  'DescribeMaintenanceWindowExecutionTasks',
  'GetMaintenanceWindowExecutionTaskInvocation',
])('the requests of %s are counted as well, and those of its cases', async (operation) => {
  expect(await counted(['--operation', operation])).toBeGreaterThan(200);
});

test.concurrent('an operation that the emulator does not have cannot be counted', async () => {
  const shapes = {
    'a.things#Things': {
      type: 'service',
      version: '1',
      operations: [{ target: 'a.things#ListThings' }],
      traits: {
        'aws.protocols#awsJson1_1': {},
        'aws.api#service': { sdkId: 'Things', endpointPrefix: 'things' },
        'aws.auth#sigv4': { name: 'things' },
      },
    },
    'a.things#ListThings': { type: 'operation', input: { target: 'a.things#Input' } },
    'a.things#Input': { type: 'structure', members: {} },
  };
  const file = join(newFolder(), 'model.json');
  writeFileSync(file, JSON.stringify({ smithy: '2.0', shapes }));
  const model = ['--model', file, '--operation', 'ListThings'];
  const { code, stdout, stderr } = await runCommand(['run', '--dry-run', ...model]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/--dry-run cannot count the requests of ListThings: [^\n]+\n$/);
});
