import type { Contract } from '../../contracts/contract.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../contracts/json.ts';
import type { FilterKey, FilterSemantics } from '../../contracts/semantics.ts';

/** How an item stands to a filter; `unknown` when the item lacks the member or the filter is odd. */
type Match = 'yes' | 'no' | 'unknown';

/**
 * How an item stands to the filters of a request. Whether several filters narrow or widen the
 * result is not documented, so an item must match one of them, and all when all are the same.
 */
export function matchFilters(contract: Contract, request: JsonObject, item: JsonObject): Match {
  const { filters } = contract;
  const given = filters && request[filters.member];
  if (!filters || !isArray(given) || given.length === 0) return 'yes';
  const matches = given.map((filter) => matchFilter(filters, filter, item));
  if (matches.includes('yes')) return 'yes';
  return matches.includes('unknown') ? 'unknown' : 'no';
}

function matchFilter(filters: FilterSemantics, filter: Json, item: JsonObject): Match {
  if (!isObject(filter)) return 'unknown';
  const name = filter[filters.key];
  const values = filter[filters.values];
  if (typeof name !== 'string' || !isArray(values) || values.length === 0) return 'unknown';
  // Whether a key's case matters is unknown: a target that takes `status` must then filter by it.
  const key = filters.keys.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!key) return 'no';
  const content = item[key.selects];
  if (typeof content !== 'string') return 'unknown';
  return values.some((value) => sameValue(key, value, content)) ? 'yes' : 'no';
}

/** A documented value is itself; whether the case of any other matters is unknown. */
function sameValue(key: FilterKey, value: Json, content: string): boolean {
  if (typeof value !== 'string') return false;
  if (value === content) return true;
  return !key.accepted.includes(value) && value.toUpperCase() === content;
}

/** True when the request has one filter or equal ones, all documented: its effect is then known. */
export function filtersAreDocumented(contract: Contract, request: JsonObject): boolean {
  const { filters } = contract;
  const given = filters && request[filters.member];
  if (!filters || !isArray(given)) return false;
  const distinct = new Set(given.map((filter) => JSON.stringify(filter)));
  if (distinct.size !== 1) return false;
  const [filter] = given;
  const name = isObject(filter) ? filter[filters.key] : undefined;
  const values = isObject(filter) ? filter[filters.values] : undefined;
  const key = filters.keys.find((one) => one.name === name);
  if (!key || !isArray(values) || values.length === 0) return false;
  return values.every((value) => key.accepted.some((one) => one === value));
}

/** True when the request asks for everything: it has no filters, or an empty list of them. */
export function isUnfiltered(contract: Contract, request: JsonObject): boolean {
  const given = contract.filters ? request[contract.filters.member] : undefined;
  return given === undefined || given === null || (isArray(given) && given.length === 0);
}
