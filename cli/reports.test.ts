import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { filesOf, reporters } from '../reports/reporters/reporters.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const quick = ['run', '--suite', 'ranges'];
const all = reporters.flatMap(({ name }) => ['--reporter', name]);

const filesBy = (wanted: (name: string) => boolean): string[] =>
  reporters
    .filter(({ name }) => wanted(name))
    .flatMap(filesOf)
    .map(({ file }) => file);

test.concurrent.each([[['console']], [['json']], [['markdown', 'junit', 'badge']]])(
  'reports of an earlier run do not stand beside those of %j',
  async (names) => {
    const cwd = newFolder();
    await runCommand([...quick, '--out', 'out', ...all], { cwd });
    const everything = [...filesBy(() => true), 'transcript.jsonl'];
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(everything.sort());
    const asked = names.flatMap((name) => ['--reporter', name]);
    const { code, stderr } = await runCommand([...quick, '--out', 'out', ...asked], { cwd });
    const gone = filesBy((name) => !names.includes(name)).join(', ');
    expect([code, stderr]).toEqual([
      0,
      `aws-conformance: ${gone} of an earlier run removed from out\n`,
    ]);
    const left = [...filesBy((name) => names.includes(name)), 'transcript.jsonl'];
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(left.sort());
  },
);

test.concurrent('files of the same names that others wrote are left alone', async () => {
  const cwd = newFolder();
  const foreign = {
    'report.json': '{"tests": 12}',
    'junit.xml': '<testsuites name="vitest tests"></testsuites>',
    'summary.md': '# How we use aws-conformance\n',
  };
  for (const [name, text] of Object.entries(foreign)) writeFileSync(join(cwd, name), text);
  const args = [...quick, '--out', '.', '--reporter', 'console'];
  expect(await runCommand(args, { cwd })).toMatchObject({ code: 0, stderr: '' });
  for (const [name, text] of Object.entries(foreign)) {
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
  }
});

test.concurrent('a wrong use removes nothing', async () => {
  const cwd = newFolder();
  await runCommand([...quick, '--out', 'out'], { cwd });
  await runCommand(['run', '--out', 'out', '--reporter', 'console', '--suite', 'nope'], { cwd });
  expect(existsSync(join(cwd, 'out', 'report.json'))).toBe(true);
});

test.concurrent('what is left out is pointed to only where it is written', async () => {
  const served = await serveReference({ defect: 'execution-id-any-36-of-hex-and-dash' });
  const target = ['run', '--endpoint-url', served.url, '--suite', 'patterns'];
  const pages = await Promise.all(
    [['markdown', 'console'], reporters.map(({ name }) => name)].map(async (names) => {
      const out = newFolder();
      const asked = names.flatMap((name) => ['--reporter', name]);
      const { stdout } = await runCommand([...target, '--out', out, ...asked]);
      return stdout + readFileSync(join(out, 'summary.md'), 'utf8');
    }),
  );
  await served.close();
  expect(pages[0]).toMatch(/and \d+ more cases?, --reporter json lists them/);
  expect(pages[0]).not.toContain('report.json');
  expect(pages[1]).toMatch(/and \d+ more cases?, see report\.json/);
});
