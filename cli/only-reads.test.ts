import * as sdk from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { recordingProxy } from './recording-proxy.testing.ts';
import { runCommand } from './run-command.testing.ts';

/** Every operation of the service, as its SDK knows them, in small letters. */
const operations = new Set(
  Object.keys(sdk).flatMap((name) =>
    name.endsWith('Command') ? [name.replace(/Command$/, '').toLowerCase()] : [],
  ),
);

/** What a lenient server may take a target for: the operation after the last dot, in any case. */
function operationOf(target: string): string {
  return target.slice(target.lastIndexOf('.') + 1).toLowerCase();
}

/** Each X-Amz-Target that a run sent. */
async function targetsOf(args: readonly string[], auth: boolean): Promise<Set<string>> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test', region: 'us-east-1' };
  const reference = await serveReference(auth ? { auth: credentials } : {});
  const proxy = await recordingProxy(reference.url);
  const options = ['--endpoint-url', proxy.url, '--reporter', 'console', ...args];
  const { code, stdout, stderr } = await runCommand(['run', ...options]);
  proxy.close();
  await reference.close();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^ CONFORMANT /m);
  expect(new Set(proxy.seen.map(({ path }) => path))).toEqual(new Set(['/']));
  return new Set(
    proxy.seen.flatMap(({ headers }) => {
      const target = headers['x-amz-target'];
      return target === undefined ? [] : [String(target)];
    }),
  );
}

test('the SDK knows operations that read and operations that write', () => {
  expect(operations.size).toBeGreaterThan(100);
  expect(operations).toContain('describemaintenancewindowexecutiontaskinvocations');
  expect(operations).toContain('deletemaintenancewindow');
});

test.concurrent.each<[string, readonly string[], boolean]>([
  ['with discovery', [], false],
  ['with discovery and the signature suite', ['--auth'], true],
])(
  'a run %s names only operations that read, and some that cannot exist',
  async (_, args, auth) => {
    const targets = [...(await targetsOf(args, auth))];
    const existing = targets.filter((target) => operations.has(operationOf(target)));
    expect(existing.filter((name) => !/^(describe|get|list)/.test(operationOf(name)))).toEqual([]);
    expect(existing).toContain('AmazonSSM.DescribeMaintenanceWindows');
    expect(existing).toContain('AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations');
    const impossible = targets.filter((target) => !operations.has(operationOf(target)));
    expect(impossible.sort()).toEqual([
      'AmazonSSM.',
      'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocationsX',
      'AmazonSSM.DescribeNoSuchThing',
    ]);
  },
);
