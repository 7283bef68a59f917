import { lstat, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, type ReporterEntry, reporters } from '../reports/reporters/reporters.ts';
import { say } from './say.ts';

/** As much of a file as says who wrote it. */
const beginning = 2_048;

/**
 * Removes the reports of an earlier run that this one will not write anew: beside its own they
 * would pass for reports of the same run. Files that something else wrote are left alone.
 */
export async function removeOldReports(
  out: string,
  written: readonly ReporterEntry[],
): Promise<void> {
  const removed: string[] = [];
  for (const entry of reporters) {
    if (written.includes(entry)) continue;
    for (const { file, head } of filesOf(entry)) {
      const path = join(out, file);
      if (!head?.test(await beginningOf(path))) continue;
      await rm(path, { force: true });
      removed.push(file);
    }
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
