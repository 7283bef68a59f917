import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';

/**
 * Makes the folder of `--out`, if need be, and finds out whether something can be written there.
 * @throws UsageError when that is not possible.
 */
export async function makeFolder(out: string): Promise<void> {
  await makeEach(resolve(out)).catch((error: unknown) => {
    throw unusable(out, 'made', error);
  });
  // To ask for permission is not enough: a file system may be full, or take no files at all.
  const probe = join(out, `.${randomUUID()}`);
  try {
    await writeFile(probe, '-');
  } catch (error) {
    throw unusable(out, 'written to', error);
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}

/** One after the other: Node's own way tries for ever where a folder can be read and not added to. */
async function makeEach(folder: string): Promise<void> {
  const known = await stat(folder).catch(() => undefined);
  if (known?.isDirectory()) return;
  const above = dirname(folder);
  if (above !== folder) await makeEach(above);
  await mkdir(folder).catch(async (error: NodeJS.ErrnoException) => {
    // Somebody else may have made it in the meantime.
    const now = await stat(folder).catch(() => undefined);
    if (!now?.isDirectory()) throw error;
  });
}

function unusable(out: string, what: string, error: unknown): UsageError {
  const message = `--out ${out} cannot be ${what}: ${messageOf(error)}.`;
  return new UsageError(message, 'Name another folder.', { cause: error });
}
