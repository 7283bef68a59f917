import { expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

test('one mutant is tried alone, and what it is blamed for is said', async () => {
  const { code, stdout } = await runCommand(['prove', '--only', 'max-results-clamped']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^defect max-results-clamped: nonconformant \(\d+ constraints? broken\)$/m,
  );
  expect(stdout).toMatch(/^ {2}failed request\/MaxResults\/range in request\/MaxResults\/range\//m);
});

test('a glob takes several, and a variant that passes is said to', async () => {
  const { code, stdout } = await runCommand(['prove', '--only', 'without-task-*']);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^variant without-task-\S+: conformant$/m),
  ]);
});

test('a name that is none is one line and exit code 2', async () => {
  const { code, stdout, stderr } = await runCommand(['prove', '--only', 'no-such-defect']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/No defect or variant matches no-such-defect\./);
});
