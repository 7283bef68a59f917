import { lstat, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReporterName, reportFiles } from '../reports/formats/reporter-names.ts';
import { say } from './say.ts';

/** By what the beginning of a file shows that this program wrote it. */
const ours: Readonly<Record<keyof typeof reportFiles, RegExp>> = {
  json: /"name": "aws-conformance"/,
  junit: /<testsuites name="aws-conformance /,
  events: /^\{"type":"run-started",.*"name":"aws-conformance"/,
  markdown: /, aws-conformance \d+\.\d+/,
};

const fileReporters = ['json', 'junit', 'events', 'markdown'] as const;

/** As much of a file as says who wrote it. */
const beginning = 2_048;

/**
 * Removes the reports of an earlier run that this one will not write anew: beside its own they
 * would pass for reports of the same run. Files that something else wrote are left alone.
 */
export async function removeOldReports(out: string, names: readonly ReporterName[]): Promise<void> {
  const written = new Set<string>(names);
  const removed: string[] = [];
  for (const name of fileReporters) {
    const file = reportFiles[name];
    const path = join(out, file);
    if (written.has(name) || !ours[name].test(await beginningOf(path))) continue;
    await rm(path, { force: true });
    removed.push(file);
  }
  if (removed.length > 0) say(`${removed.join(', ')} of an earlier run removed from ${out}`);
}

/** Empty for what is no plain file, or cannot be read. */
async function beginningOf(path: string): Promise<string> {
  const known = await lstat(path).catch(() => undefined);
  const file = known?.isFile() ? await open(path).catch(() => undefined) : undefined;
  if (!file) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
