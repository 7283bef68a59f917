import { constants } from 'node:fs';
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../contracts/contract.ts';
import { isObject, type JsonObject } from '../contracts/json.ts';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { type Fixtures, readFixtures } from './fixtures.ts';
import { decodeText } from './read-text-file.ts';
import { say } from './say.ts';

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

/**
 * Refuses a file that holds something else than a fixture of the operation: a name that was
 * mistaken must not cost what stands there. An empty one is nothing to lose.
 *
 * @throws UsageError
 */
export async function refuseOverwriting(
  contracts: readonly Contract[],
  file: string,
): Promise<void> {
  const held = await heldIn(file);
  if (held === undefined || isFixtureOf(contracts, held)) return;
  const operations = contracts.map(({ operation }) => operation).join(' or ');
  throw new UsageError(
    `--save-fixture ${file} would overwrite what is no fixture of ${operations}.`,
    'Name another file, or take that one away.',
  );
}

/**
 * Writes a fixture to a file; one that holds the same is left as it is. What was made for it, if
 * the file says so, stays on record there.
 */
export async function saveFixture(
  contracts: readonly Contract[],
  file: string,
  fixture: JsonObject,
): Promise<void> {
  const held = await heldIn(file);
  const isSame = held !== undefined && !fixture['made'] && isAlike(contracts, held, fixture);
  if (isSame) return;
  if (held !== undefined) say(`${file} held another fixture, which is overwritten`);
  const made = recordOf(held);
  const kept = made === undefined ? fixture : { ...fixture, made };
  await writeFile(file, `${JSON.stringify(kept, undefined, 2)}\n`);
}

/** The record of what `fixture create` made, in a file that holds one. */
export async function recordIn(file: string): Promise<JsonObject | undefined> {
  return recordOf(await heldIn(file));
}

function recordOf(held: unknown): JsonObject | undefined {
  return isObject(held) && isObject(held['made']) ? held['made'] : undefined;
}

/** What a plain file holds: JSON, else its text; undefined for nothing, and for a device. */
async function heldIn(file: string): Promise<unknown> {
  const known = await stat(file).catch(() => undefined);
  if (!known?.isFile()) return undefined;
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  const text = decodeText(bytes) ?? bytes.toString('latin1');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Of one operation, or of several by their names. */
function isFixtureOf(contracts: readonly Contract[], held: unknown): boolean {
  return contracts.some(
    (contract) =>
      isFixture(contract, held) ||
      (isObject(held) && isFixture(contract, held[contract.operation])),
  );
}

/** By its members: ids that the target does not know any more are no less a fixture. */
function isFixture({ input }: Contract, held: unknown): boolean {
  if (!isObject(held)) return false;
  const required = [...input.members.values()].filter((member) => member.required);
  if (required.length > 0) return required.every(({ name }) => typeof held[name] === 'string');
  return Object.keys(held).every((name) => input.members.has(name) || name === 'foreign');
}

function isAlike(contracts: readonly Contract[], held: unknown, fixture: JsonObject): boolean {
  const read = (value: unknown): Fixtures => readFixtures(contracts, value, '');
  try {
    return isDeepStrictEqual(read(held), read(fixture));
  } catch {
    return false;
  }
}
