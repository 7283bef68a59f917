import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Reporter } from '../event.ts';
import { consoleReporter } from './console.ts';
import { eventsReporter } from './events.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import { readEvents } from './read-events.ts';

const golden = new URL('./golden/', import.meta.url);
const recorded = readFileSync(new URL('events.jsonl', golden), 'utf8');
const out = mkdtempSync(join(tmpdir(), 'aws-conformance-'));

async function play(reporter: Reporter): Promise<void> {
  for (const event of readEvents(recorded)) await reporter.onEvent(event);
  await reporter.close?.();
}

function goldenFile(name: string): string {
  return fileURLToPath(new URL(name, golden));
}

test('the console shows a run as recorded', async () => {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  await play(consoleReporter({ stream, color: false, animate: false, width: 100 }));
  await expect(text).toMatchFileSnapshot(goldenFile('console.txt'));
});

const files = [
  ['report.json', jsonReporter],
  ['junit.xml', junitReporter],
  ['summary.md', markdownReporter],
] as const;

for (const [name, reporter] of files) {
  test(`${name} holds a run as recorded, and nothing is left beside it`, async () => {
    const file = join(out, name);
    await play(reporter({ file }));
    await expect(readFileSync(file, 'utf8')).toMatchFileSnapshot(
      // Not by its own name: a formatter would take it for a source.
      goldenFile(`${name}.txt`),
    );
    expect(readdirSync(out).filter((one) => one.endsWith('.tmp'))).toEqual([]);
  });
}

test('the events that are read are the events that are written', async () => {
  const file = join(out, 'events.jsonl');
  await play(eventsReporter({ file }));
  expect(readFileSync(file, 'utf8')).toBe(recorded);
});
