import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { runCommand } from './run-command.testing.ts';

async function printed(...args: string[]): Promise<(value: unknown) => boolean> {
  const { code, stdout } = await runCommand(['schema', ...args]);
  expect(code).toBe(0);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  const validate = ajv.compile(JSON.parse(stdout));
  return (value) => validate(value);
}

test.concurrent('the schema of a request is printed, and ajv validates by it', async () => {
  const isValid = await printed();
  const { foreign: _, ...input } = referenceFixture;
  expect(isValid({ ...input, MaxResults: 10 })).toBe(true);
  expect(isValid({ ...input, MaxResults: 9 })).toBe(false);
  expect(isValid({ ...input, TaskId: 'x'.repeat(36) })).toBe(false);
  expect(isValid({ ...input, Other: 1 })).toBe(true);
});

test.concurrent('the schema of the answer of another operation is printed', async () => {
  const isValid = await printed('--response', '--operation', 'DescribeMaintenanceWindows');
  expect(isValid({ WindowIdentities: [{ WindowId: 'mw-0123456789abcdef0' }] })).toBe(true);
  expect(isValid({ WindowIdentities: {} })).toBe(false);
});

test.concurrent('a schema is of one side', async () => {
  expect(await runCommand(['schema', '--request', '--response'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'aws-conformance: --request and --response contradict each other. Leave one out.\n',
  });
});
