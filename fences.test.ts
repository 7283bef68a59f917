import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));

/** What Biome says of one file in a folder that has nothing but the configuration. */
function lint(path: string, imported: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'aws-conformance-'));
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `import { thing } from '${imported}';\n\nexport const other: unknown = thing;\n`,
  );
  const args = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', path];
  const biome = join(root, 'node_modules/.bin/biome');
  const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
}

test.each([
  ['contracts/x.ts', '../suites/case.ts', 'contracts/ imports no later stage'],
  ['contracts/deep/x.ts', '../../runners/target.ts', 'contracts/ imports no later stage'],
  ['suites/x.ts', '../runners/target.ts', 'suites/ may import contracts/ only.'],
  ['runners/x.ts', '../reports/report.ts', 'runners/ may import contracts/ and suites/ only.'],
  ['reports/x.ts', '../cli/run.ts', 'reports/ may import contracts/, suites/ and runners/ only.'],
  ['reports/x.ts', '../index.ts', 'reports/ may import contracts/, suites/ and runners/ only.'],
  ['reference/x.ts', '../contracts/json.ts', 'it imports nothing of the harness.'],
  ['reference/defects/x.ts', '../../suites/case.ts', 'it imports nothing of the harness.'],
])('%s must not import %s', (path, imported, message) => {
  const said = lint(path, imported);
  expect(said).toContain('lint/style/noRestrictedImports');
  expect(said).toContain(message);
});

test.each([
  ['contracts/x.ts', './json.ts'],
  ['suites/x.ts', '../contracts/json.ts'],
  ['runners/x.ts', '../suites/case.ts'],
  ['reports/x.ts', '../runners/target.ts'],
  ['reference/defects/x.ts', '../wire.ts'],
  ['reference/x.test.ts', '../contracts/json.ts'],
  ['cli/x.ts', '../reports/report.ts'],
])('%s may import %s', (path, imported) => {
  expect(lint(path, imported)).toMatch(/^Checked 1 file in \S+ No fixes applied\. $/);
});

/** What only a protocol knows. Sentences for people, such as a claim, may name it as well. */
const wireWords =
  /['"`](application|text)\/[a-z]|x-amz-json|x-amz-target['"`]|__type|x-amzn-errortype/i;

/** Who may: the protocols, what plays a server or talks to Pact, and what is no part of the harness. */
const exempt =
  /^(contracts\/protocols|reference|node_modules|dist|bench|docs|examples)\/|^runners\/pact\/(pact-forms|pact-server|write-pact)\.ts$|\.(test|testing)\.ts$/;

test('nothing outside the protocols knows the wire', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !exempt.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    readFileSync(`${root}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => wireWords.test(line) && !/^\s*(\/\*\*|\*|\/\/)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
