import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { endServing, npmRun, npmServe, packedProject } from './packed-project.testing.ts';

// Those of Pact, of MSW and of the SDK are tested beside their commands.

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** Without colours between the words. */
const plain = { NO_COLOR: '1' };

test('the Vitest suite finds the bug, and passes without it', async () => {
  const project = packedProject('vitest');
  const found = await npmRun(project, ['test'], plain);
  expect(found.code).toBe(1);
  expect(found.stdout + found.stderr).toMatch(/FAIL .* request\/MaxResults\/range\/above-maximum/);
  expect(found.stdout + found.stderr).not.toMatch(/FAIL .* request\/MaxResults\/range\/zero/);
  const one = await npmRun(project, ['test', '-t', 'range/above-maximum$'], plain);
  expect(one.stdout).toMatch(/Tests\s+1 failed \| \d+ skipped/);
  change(join(project, 'emulator.ts'), "{ defect: 'max-results-clamped' }", '');
  const gone = await npmRun(project, ['test'], plain);
  expect(gone.stdout).toMatch(/Tests\s+2 failed/);
  writeFileSync(join(project, 'baseline.yaml'), 'expected-failures: []\n');
  expect(await npmRun(project, ['test'], plain)).toMatchObject({ code: 0 });
});

test('the program on the library says what fails', async () => {
  const project = packedProject('library');
  const { url, child } = await npmServe(project, ['emulator', '--port', '0']);
  const ended = await npmRun(project, ['start'], { ENDPOINT: url });
  endServing(child);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toMatch(/request\/MaxResults\/range\/zero: HTTP 200 .*\nnonconformant\n$/s);
});

test('the program in docs/library.md runs as it stands', async () => {
  const page = readFileSync(fileURLToPath(new URL('../docs/library.md', import.meta.url)), 'utf8');
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const project = packedProject('library');
  writeFileSync(join(project, 'main.mjs'), program);
  const served = await serveReference({ defect: 'max-results-clamped' });
  const { code, stdout, stderr } = await npmRun(project, ['start'], { ENDPOINT: served.url });
  await served.close();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/request\/MaxResults\/range HTTP 200 .*\nnonconformant\n$/s);
});
