import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as library from './index.ts';

test('the library exports these names', () => {
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "UsageError",
      "builtInContract",
      "certify",
      "createEmulator",
      "createFetchTarget",
      "createHttpTarget",
      "createInProcessTarget",
      "createMswTarget",
      "createSigner",
      "defineConfig",
      "generateCases",
      "judge",
      "readContract",
      "readEvents",
      "readFixture",
      "readModel",
      "referenceFixture",
      "serveReference",
    ]
  `);
});

const root = fileURLToPath(new URL('.', import.meta.url));

/** A declaration file without its comments. */
function declarationsIn(file: string): string {
  const text = readFileSync(join(root, 'dist', file), 'utf8');
  return text.replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, '').trim();
}

test('the exports and their types are these', async () => {
  const index = declarationsIn('index.d.ts');
  const files = [...index.matchAll(/from '\.\/(.*)\.[jt]s'/g)].map(([, path]) => `${path}.d.ts`);
  const parts = [...new Set(files)].sort().map((file) => `// ${file}\n${declarationsIn(file)}\n`);
  expect(parts.length).toBeGreaterThan(20);
  await expect(`${index}\n\n${parts.join('\n')}`).toMatchFileSnapshot('golden/types.txt');
});

test('the types need nothing that a program has not: neither Node nor the DOM', () => {
  const project = mkdtempSync(join(tmpdir(), 'aws-conformance-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(root, join(project, 'node_modules/aws-conformance'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022'], module: 'nodenext', types: [], strict: true },
    ...{ skipLibCheck: false, noEmit: true },
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['program.ts'] }),
  );
  const compile = (program: string) => {
    writeFileSync(join(project, 'program.ts'), program);
    const tsc = join(root, 'node_modules/.bin/tsc');
    return spawnSync(tsc, ['-p', project], { encoding: 'utf8' }).stdout;
  };
  const program = `import { builtInContract, certify, createHttpTarget, generateCases } from 'aws-conformance';
const contract = builtInContract();
const target = createHttpTarget({ endpoint: 'http://127.0.0.1:4566' });
export const { outcome }: { outcome: string } = await certify({
  contract, target, cases: generateCases(contract), onEvent: ({ type }) => type.length,
});
`;
  expect(compile(program)).toBe('');
  expect(compile(program.replace('cases: generateCases(contract), ', ''))).toContain("'cases'");
});
