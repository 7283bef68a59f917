import { constants } from 'node:fs';
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isObject, type JsonObject } from '../contracts/json.ts';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';

/** Refuses a file that cannot be written, before there is anything to write. @throws UsageError */
export async function checkWritable(option: string, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  const known = await stat(file).catch(() => undefined);
  const writable = access(known ? file : dirname(file), constants.W_OK);
  const why = await writable.then(() => undefined, messageOf);
  if (why === undefined && known?.isDirectory() !== true) return;
  throw new UsageError(
    `--${option} ${file} cannot be written: ${why ?? 'it is a folder'}.`,
    'Name a file in a folder that is there.',
  );
}

/** Writes a fixture to a file. What was made for it, if the file says so, stays on record there. */
export async function saveFixture(file: string, fixture: JsonObject): Promise<void> {
  const made = await recordIn(file);
  const kept = made === undefined ? fixture : { ...fixture, made };
  await writeFile(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** The record of what `fixture create` made, in a file that holds one. */
export async function recordIn(file: string): Promise<JsonObject | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && isObject(value['made']) ? value['made'] : undefined;
  } catch {
    return undefined;
  }
}
