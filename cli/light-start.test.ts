import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** Node options by which a process writes the URL of each module that it loads to a file. */
function notingModules(folder: string): { readonly option: string; readonly file: string } {
  const file = join(folder, 'modules.txt');
  writeFileSync(file, '');
  const hooks = join(folder, 'hooks.mjs');
  writeFileSync(
    hooks,
    `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(file)}, url + '\\n');
  return next(url, context);
}
`,
  );
  const entry = join(folder, 'register.mjs');
  const text = `import { register } from 'node:module';\nregister(${JSON.stringify(pathToFileURL(hooks).href)});\n`;
  writeFileSync(entry, text);
  return { option: `--import=${entry}`, file };
}

/** The packages of the modules that a command loads, each with the number of them. */
async function packagesOf(
  args: readonly string[],
  cwd = newFolder(),
): Promise<Map<string, number>> {
  const { option, file } = notingModules(newFolder());
  await runCommand(args, { cwd, nodeOptions: [option] });
  const counts = new Map<string, number>();
  for (const url of readFileSync(file, 'utf8').trim().split('\n')) {
    const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
    const of = url.startsWith('node:') ? 'node' : (name ?? 'own');
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  return counts;
}

const heavy =
  /^(msw|@mswjs\/.*|@aws-sdk\/.*|@smithy\/.*|@pact-foundation\/.*|tsx|esbuild|ajv|vitest|jiti|yaml)$/;

test('a run against an endpoint loads no package that it has no use for', async () => {
  const served = await serveReference();
  const packages = await packagesOf(['run', '--endpoint-url', served.url]);
  await served.close();
  expect([...packages.keys()].filter((name) => heavy.test(name))).toEqual([]);
  // So few files that none of them is a module by itself: see bundle-command.mjs.
  expect(packages.get('own')).toBeGreaterThan(1);
  expect(packages.get('own')).toBeLessThan(15);
});

test('a run on the reference opens few files, and help fewer', async () => {
  expect((await packagesOf(['run'])).get('own')).toBeLessThan(18);
  expect((await packagesOf(['--help'])).get('own')).toBeLessThan(5);
});

test('ajv is loaded for a configuration, and MSW for handlers of it; the reference needs neither', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'conformance.config.json'), '{}');
  const heavyOf = async (args: readonly string[], folder = newFolder()) =>
    [...(await packagesOf(args, folder)).keys()].filter((name) => heavy.test(name));
  expect(await heavyOf(['run'], cwd)).toEqual(['ajv']);
  expect(await heavyOf(['run'])).toEqual([]);
  const mocks = join(cwd, 'mocks.mjs');
  const { href } = new URL('../dist/reference/msw.js', import.meta.url);
  writeFileSync(mocks, `export { handlers } from '${href}';\n`);
  expect(await heavyOf(['run', '--handlers', mocks])).toContain('msw');
});
