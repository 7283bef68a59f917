import type { Contract } from '../contract.ts';
import type { JsonObject } from '../json.ts';

/** A key that is the same for requests with the same members; unknown members do not count. */
export function requestKey(contract: Contract, members: JsonObject): string {
  const names = [...contract.input.members.keys()];
  return JSON.stringify(names.map((name) => members[name] ?? null));
}

/** The members of a request without its page token. */
export function withoutToken({ pagination }: Contract, members: JsonObject): JsonObject {
  if (!pagination) return members;
  const { [pagination.inputToken]: _, ...rest } = members;
  return rest;
}
