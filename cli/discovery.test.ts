import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Served, serveReference } from '../reference/serve-reference.ts';
import { recordingProxy } from './recording-proxy.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

let reference: Served;

beforeAll(async () => {
  reference = await serveReference();
});

afterAll(() => reference.close());

test('ids that are not given are found, kept, and enough to be conformant', async () => {
  const file = join(newFolder(), 'fixture.json');
  const options = ['--endpoint-url', reference.url, '--save-fixture', file];
  const { code, stdout } = await runCommand(['run', ...options, '--reporter', 'console']);
  expect(code).toBe(0);
  expect(stdout).toContain('CONFORMANT');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(referenceFixture);
});

test('a target without maintenance windows is told apart from one that is broken', async () => {
  const proxy = await recordingProxy(reference.url, ({ headers }, response) => {
    if (!String(headers['x-amz-target']).endsWith('.DescribeMaintenanceWindows')) return false;
    const type = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'none' };
    response.writeHead(200, type).end('{"WindowIdentities":[]}');
    return true;
  });
  const options = ['--endpoint-url', proxy.url, '--reporter', 'console'];
  const { code, stdout } = await runCommand(['run', ...options]);
  proxy.close();
  expect(code).toBe(3);
  expect(stdout).toMatch(
    /^ INCONCLUSIVE .*DescribeMaintenanceWindows shows nothing.*--fixture FILE.*--seed.*fixture create/m,
  );
});
