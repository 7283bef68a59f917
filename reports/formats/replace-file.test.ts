import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import { readEvents } from './read-events.ts';

const golden = new URL('./golden/events.jsonl', import.meta.url);
const run = readEvents(readFileSync(golden, 'utf8'));

for (const create of [jsonReporter, junitReporter, markdownReporter]) {
  test(`${create.name}: a run that is cut off leaves no report of the run before`, async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'report');
    writeFileSync(file, 'of the run before');
    const reporter = create({ file });
    for (const event of run.slice(0, -1)) await reporter.onEvent(event);
    await reporter.close?.();
    expect(existsSync(file)).toBe(false);
  });
}
