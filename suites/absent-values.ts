import { createHash } from 'node:crypto';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';

/** The page token that no target can have given out. */
const absentToken = 'this-token-was-never-given-out';

/**
 * Well-formed values that name nothing: each hexadecimal digit of a known-good id replaced by one
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

function otherDigits(name: string, id: string): string {
  const digits = createHash('sha256').update(`${name} ${id}`).digest('hex');
  let next = 0;
  return id.replaceAll(/[0-9a-fA-F]/g, () => {
    next += 1;
    return digits[next % digits.length] ?? '0';
  });
}
