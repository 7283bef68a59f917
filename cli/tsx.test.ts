import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { newFolder } from './run-command.testing.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = join(root, 'node_modules/.bin/tsx');

async function run(args: readonly string[], cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(tsx, args, { cwd });
  return stdout;
}

test('the command runs from its TypeScript, workers included', async () => {
  const cwd = newFolder();
  expect(await run([join(root, 'cli.ts'), 'run'], cwd)).toMatch(/^ CONFORMANT /m);
  const proof = await run([join(root, 'cli.ts'), 'prove', '--only', 'max-results-clamped'], cwd);
  expect(proof).toContain('defect max-results-clamped: nonconformant');
});

test('the library and the built command work in a program that is run by tsx', async () => {
  const cwd = newFolder();
  const library = new URL('../dist/', import.meta.url).href;
  writeFileSync(
    join(cwd, 'program.ts'),
    `import { createEmulator, generateCases, builtInContract } from '${library}index.js';
const emulator: { answer: unknown } = await createEmulator();
console.log(typeof emulator.answer, [...generateCases(builtInContract())].length > 400);
export {};
`,
  );
  writeFileSync(join(cwd, 'package.json'), '{"type": "module"}');
  expect(await run(['program.ts'], cwd)).toBe('function true\n');
  expect(await run([join(root, 'dist/cli.js'), 'run'], cwd)).toMatch(/^ CONFORMANT /m);
});
