import type { Contract } from './contract.ts';
import { isArray, isObject, type Json, type JsonObject, jsonText } from './json.ts';

/** The items of a page; undefined when the answer has no list of them. */
export function itemsOf(contract: Contract, body: JsonObject): readonly JsonObject[] | undefined {
  let value: Json | undefined = body;
  for (const name of contract.items.path) value = isObject(value) ? value[name] : undefined;
  if (!isArray(value)) return undefined;
  return value.every(isObject) ? value : value.filter(isObject);
}

/** What tells an item from others; of one without an identity, the whole of it. */
export function identityOf({ items }: Contract, item: JsonObject): string {
  const identity = items.identity === undefined ? undefined : item[items.identity];
  return typeof identity === 'string' ? identity : jsonText(item);
}

/** The token for the next page; absent, null and empty all say that there is none. */
export function nextToken(contract: Contract, body: JsonObject): string | undefined {
  const name = contract.pagination?.outputToken;
  const token = name === undefined ? undefined : body[name];
  return typeof token === 'string' && token !== '' ? token : undefined;
}
