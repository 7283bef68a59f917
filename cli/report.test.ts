import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveReference } from '../reference/serve-reference.ts';
import { filesOf, reporters } from '../reports/reporters/reporters.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const all = reporters.flatMap(({ name }) => ['--reporter', name]);
const files = reporters.flatMap(filesOf).map(({ file }) => file);

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Names of the files that differ. */
function changed(now: Record<string, string>, then: Record<string, string>): string[] {
  return files.filter((file) => now[file] !== then[file]);
}

test('each report written afterwards is the one that the run wrote, from events or transcript', async () => {
  const served = await serveReference({ defect: 'max-results-unchecked' });
  const cwd = newFolder();
  const where = ['--endpoint-url', served.url, '--suite', 'ranges'];
  const run = await runCommand(['run', ...where, '--out', 'out', ...all], { cwd });
  await served.close();
  expect(run.code).toBe(1);
  const written = contents(join(cwd, 'out'));
  const again = await runCommand(['report', 'out', '--out', 'again', ...all], { cwd });
  expect([again.code, again.stderr]).toEqual([0, '']);
  expect(again.stdout).toBe(run.stdout);
  expect(changed(contents(join(cwd, 'again')), written)).toEqual([]);
  rmSync(join(cwd, 'out', 'events.jsonl'));
  await runCommand(['report', 'out', ...all], { cwd });
  expect(changed(contents(join(cwd, 'out')), written)).toEqual([]);
});

test('a report is added to a folder, and takes nothing from it', async () => {
  const cwd = newFolder();
  await runCommand(['run', '--suite', 'ranges', '--out', 'out'], { cwd });
  const before = readdirSync(join(cwd, 'out'));
  const { code, stdout } = await runCommand(['report', 'out', '--reporter', 'sarif'], { cwd });
  expect([code, stdout]).toEqual([0, '']);
  expect(readdirSync(join(cwd, 'out')).sort()).toEqual([...before, 'results.sarif'].sort());
});

test('of a run that was killed there is a report of what there is', async () => {
  const served = await serveReference({ latencyMs: 5 });
  const cwd = newFolder();
  await runCommand(['run', '--endpoint-url', served.url, '--out', 'out'], {
    cwd,
    onStart: async (child) => {
      const file = join(cwd, 'out', 'transcript.jsonl');
      const hasCases = () =>
        existsSync(file) && readFileSync(file, 'utf8').includes('"type":"case-run"');
      while (child.exitCode === null && !hasCases()) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      child.kill('SIGKILL');
      await once(child, 'exit').catch(() => undefined);
    },
  });
  await served.close();
  const { code, stdout } = await runCommand(['report', 'out', '--reporter', 'console'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('the run was cut off');
});

test('a folder without a run, and events that are none, are wrong use', async () => {
  const cwd = newFolder();
  expect((await runCommand(['report'], { cwd })).code).toBe(2);
  expect((await runCommand(['report', '.'], { cwd })).code).toBe(2);
  writeFileSync(join(cwd, 'events.jsonl'), 'no\nevents\n');
  const { code, stderr } = await runCommand(['report', '.'], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('line 1 is no event of a run')]);
});
