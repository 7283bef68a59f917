import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const quick = ['run', '--suite', 'ranges'];

async function withModule(file: string, text: string) {
  const cwd = newFolder();
  writeFileSync(join(cwd, file), text);
  return runCommand([...quick, '--reporter', `./${file}`], { cwd });
}

test.each(['own.mjs', 'own.ts'])('a module %s of the user is a reporter', async (file) => {
  const type = file.endsWith('ts') ? ': { type: string }' : '';
  const text = `export default ({ stream }) => {
  let cases = 0;
  return {
    name: 'own',
    onEvent(event${type}) { if (event.type === 'case-finished') cases += 1; },
    close() { stream.write(\`\${cases} cases\`); },
  };
};`;
  const { code, stdout, stderr } = await withModule(file, text);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^[1-9]\d* cases$/);
});

test('one that is no reporter, or is not there, is wrong use', async () => {
  const { code, stderr } = await withModule('own.mjs', 'export const x = 1;');
  expect([code, stderr]).toEqual([2, expect.stringContaining('no function as default export')]);
  expect((await runCommand([...quick, '--reporter', './none.mjs'])).code).toBe(2);
});

test('one that throws is named, and the run does not pass for reported', async () => {
  const text = `export default () => ({ name: 'own', onEvent() { throw new Error('oh'); } });`;
  const { code, stderr } = await withModule('own.mjs', text);
  expect([code, stderr]).toEqual([4, 'aws-conformance: the reporter own failed: oh\n']);
});

test('the example of the documentation prints what fails', async () => {
  const page = readFileSync(new URL('../docs/reporters.md', import.meta.url), 'utf8');
  const [, text = ''] = /```ts\n([\s\S]*?)```/.exec(page) ?? [];
  const served = await serveReference({ defect: 'max-results-unchecked' });
  const cwd = newFolder();
  writeFileSync(join(cwd, 'failures.ts'), text);
  const target = ['--endpoint-url', served.url, '--reporter', './failures.ts'];
  const { code, stdout } = await runCommand([...quick, ...target], { cwd });
  await served.close();
  expect(code).toBe(1);
  expect(stdout).toMatch(/^(ssm\/\S+\/request\/MaxResults\/range\/\S+\n)+$/);
});
