import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, runCommand } from './run-command.testing.ts';

const quick = ['run', '--suite', 'ranges', '--out', 'out'];

async function run(env: NodeJS.ProcessEnv, ...args: readonly string[]) {
  const cwd = newFolder();
  const ended = await runCommand([...quick, ...args], { cwd, env: { CI: 'true', ...env } });
  return { ...ended, cwd, files: readdirSync(join(cwd, 'out')) };
}

test('inside GitHub Actions its reporter is on, which is said in one line', async () => {
  const summary = join(newFolder(), 'summary');
  const { code, stdout, stderr } = await run({
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
  });
  expect([code, stderr]).toEqual([
    0,
    'aws-conformance: this is GitHub Actions: the reporter github is on (--reporter chooses others)\n',
  ]);
  expect(stdout).toMatch(/^::notice title=aws-conformance::CONFORMANT/m);
  expect(readFileSync(summary, 'utf8')).toMatch(/^## ✅ CONFORMANT/);
});

test.each([
  ['GITLAB_CI', 'GitLab CI', 'junit is', 'junit.xml'],
  ['TF_BUILD', 'Azure Pipelines', 'junit, markdown are', 'summary.md'],
])('with %s set, %s is said, and the file is there', async (variable, name, said, file) => {
  const { stderr, files } = await run({ [variable]: 'True' });
  const plural = said.endsWith('are') ? 's' : '';
  expect(stderr).toBe(
    `aws-conformance: this is ${name}: the reporter${plural} ${said} on (--reporter chooses others)\n`,
  );
  expect(files).toContain(file);
});

test('who names reporters gets those alone; elsewhere nothing is said', async () => {
  const chosen = await run({ GITHUB_ACTIONS: 'true' }, '--reporter', 'json');
  expect([chosen.stdout, chosen.stderr]).toEqual(['', '']);
  for (const env of [{}, { GITHUB_ACTIONS: 'false' }]) {
    const { stdout, stderr } = await run(env);
    expect(stderr).toBe('');
    expect(stdout).not.toContain('::notice');
  }
});
