import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RunEvent } from '../event.ts';
import { dispatch } from './dispatch.ts';
import { recordedRun } from './recorded-run.testing.ts';
import { createReporter, filesOf, type ReporterEntry, reporters } from './reporters.ts';

// What every reporter has to do: it is tried on each of the list.

interface Written {
  /** What was printed. */
  readonly text: string;
  readonly folder: string;
}

async function write(
  entries: readonly ReporterEntry[],
  events: readonly RunEvent[],
  folder: string = mkdtempSync(join(tmpdir(), 'aws-conformance-')),
): Promise<Written> {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  const settings = { stream, color: false, animate: false, width: 100, hasReport: true };
  const all = await Promise.all(entries.map((entry) => createReporter(entry, folder, settings)));
  const errors: unknown[] = [];
  const reporter = dispatch(all, (_, error) => errors.push(error));
  for (const event of events) await reporter.onEvent(event);
  await reporter.close?.();
  expect(errors).toEqual([]);
  return { text, folder };
}

test('names and files are their own, and together the reporters write all files', async () => {
  const names = reporters.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const { folder } = await write(reporters, recordedRun);
  const files = reporters.flatMap(filesOf).map(({ file }) => file);
  expect(readdirSync(folder).sort()).toEqual([...files].sort());
});

test('the README lists every reporter, as the list has it', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const cells = readme
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const from = cells.findIndex(([, first]) => first === 'reporter') + 2;
  const listed = cells.slice(from, from + reporters.length).map((row) => row.slice(1, 5));
  expect(listed).toEqual(
    reporters.map(({ name, file, summary, byDefault }) => [
      `\`${name}\``,
      file === undefined ? 'none: it prints' : `\`${file}\``,
      summary,
      byDefault ? 'by default' : '',
    ]),
  );
});

for (const entry of reporters) {
  const { name, file } = entry;

  test(`${name} shows a run as recorded, and leaves nothing beside it`, async () => {
    const { text, folder } = await write([entry], recordedRun);
    const shown = file === undefined ? text : readFileSync(join(folder, file), 'utf8');
    const golden = name === 'events' ? 'golden.jsonl' : 'golden.txt';
    const path = fileURLToPath(new URL(`./${name}/${golden}`, import.meta.url));
    await expect(shown).toMatchFileSnapshot(path);
    expect(readdirSync(folder).sort()).toEqual(
      filesOf(entry)
        .map((one) => one.file)
        .sort(),
    );
  });

  test(`${name} says what it is for in a few words`, () => {
    expect(entry.summary).toMatch(/^[^.]{10,60}$/);
  });

  if (file === undefined) continue;

  test(`${name} leaves no report of the run before when a run is cut off`, async () => {
    const { folder } = await write([], []);
    writeFileSync(join(folder, file), 'of the run before');
    await write([entry], recordedRun.slice(0, -1), folder);
    const left = existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
    expect(left).not.toContain('of the run before');
  });
}
