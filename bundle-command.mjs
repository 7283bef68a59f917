// Puts the modules of the command into few files, for each file that is opened costs a start more
// than what stands in it. The library stays as it was compiled, one file for each module.
// Run by `npm run build`, after the compiler: dist/cli.js is replaced, dist/command/ is made.
import { rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const dist = resolve('dist');

/** What is loaded together: each module with all that it imports, unless an earlier group has it. */
const together = {
  // Help needs no more than that.
  main: ['cli/main.js'],
  // What every run loads sooner or later; `light-start.test.ts` counts the files.
  run: [
    'cli/run.js',
    'reports/judge-run.js',
    'reports/reporters/console/console.js',
    'reports/reporters/events/events.js',
    'reports/reporters/json/json.js',
    'reports/reporters/junit/junit.js',
  ],
  reference: ['cli/open-reference.js'],
};

const groups = Object.entries(together).map(([name, modules], index, { length }) => ({
  name,
  priority: length - index,
  test: (id) => modules.includes(relative(dist, id)),
}));

/** A module that asks where it stands is told where it stood: beside its workers and children. */
const standsWhereItStood = {
  name: 'stands-where-it-stood',
  transform: (code, id) =>
    code.replaceAll(
      'import.meta.url',
      `new URL(${JSON.stringify(`../${relative(dist, id)}`)}, import.meta.url).href`,
    ),
};

rmSync(resolve(dist, 'command'), { recursive: true, force: true });
const bundle = await rolldown({
  input: resolve(dist, 'cli.js'),
  platform: 'node',
  // Packages are installed, and loaded when they are used.
  external: (id) => !/^[./]/.test(id),
  plugins: [standsWhereItStood],
  preserveEntrySignatures: false,
  checks: { ineffectiveDynamicImport: false },
});
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'command/[name].js',
  codeSplitting: { groups },
});
