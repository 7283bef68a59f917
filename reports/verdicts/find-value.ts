import { isArray, isObject, type Json } from '../../contracts/json.ts';

/** The JSON pointer to the first place at an address of a response that holds the very value. */
export function findValue(body: Json, address: string, wanted: Json): string {
  return find(body, address.split('/').slice(1), wanted) ?? address.slice('response'.length);
}

function find(value: Json, path: readonly string[], wanted: Json): string | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return Object.is(value, wanted) ? '' : undefined;
  for (const [key, content] of childrenAt(value, name)) {
    const below = find(content, rest, wanted);
    if (below !== undefined) return `/${key}${below}`;
  }
  return undefined;
}

/** `member` stands for every element of an array, and `value` for every value of a map. */
function childrenAt(value: Json, name: string): [string, Json][] {
  if (isArray(value)) return Object.entries(value);
  if (!isObject(value)) return [];
  if (Object.hasOwn(value, name)) return [[name, value[name] ?? null]];
  return name === 'value' ? Object.entries(value) : [];
}
