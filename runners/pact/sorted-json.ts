import { isArray, isObject, type Json, parseJson } from '../../contracts/json.ts';

/** The text of a JSON value with all members sorted by their names; other text as it is. */
export function sortedJson(text: string): string {
  const value = parseJson(text);
  return value === undefined ? text : JSON.stringify(sorted(value));
}

/** As pairs: an object would put names that look like numbers first. */
function sorted(value: Json): unknown {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const pairs = Object.entries(value).map(([name, one]) => [name, sorted(one)] as const);
  return { members: pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)) };
}
