import { createHash } from 'node:crypto';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';

/** The page token that no target can have given out. */
const absentToken = 'this-token-was-never-given-out';

/**
 * Well-formed values that name nothing: hexadecimal digits of a known-good id replaced by those
 * of its digest, so that the form stays and the chance of meeting an existing id is nil.
 */
export function absentValues(contract: Contract, base: JsonObject): Record<string, string> {
  const ids = [...contract.resources.keys()].flatMap((name) => {
    const value = base[name];
    return typeof value === 'string' ? [[name, otherDigits(name, value)] as const] : [];
  });
  const token = contract.pagination?.inputToken;
  const tokens = token === undefined ? [] : [[token, absentToken] as const];
  return Object.fromEntries([...ids, ...tokens]);
}

/** As many digits as UUIDs have before their first dash, and after their last. */
const ends = { first: 8, last: 12 };

/** Digits enough that none can be met by chance. */
const enough = 12;

/**
 * Long ids keep both ends: a target that compares no more than one of them would find the known id.
 * They keep the digits that say of what version a UUID is, too: a target may take no other.
 */
function otherDigits(name: string, id: string): string {
  const digits = createHash('sha256').update(`${name} ${id}`).digest('hex');
  const size = id.match(digit)?.length ?? 0;
  const keeps = size - ends.first - ends.last >= enough;
  let next = 0;
  return id.replaceAll(digit, (own) => {
    next += 1;
    const isEnd = next <= ends.first || next > size - ends.last;
    const isKept = isEnd || ofVersion.has(next);
    return keeps && isKept ? own : (digits[next % digits.length] ?? '0');
  });
}

/** The digits of a UUID, from 1, that its version and variant are in. */
const ofVersion: ReadonlySet<number> = new Set([13, 17]);

const digit = /[0-9a-fA-F]/g;
