import type { Contract } from '../../contracts/contract.ts';
import { isArray, isObject, type Json, type JsonObject, jsonText } from '../../contracts/json.ts';
import { remember } from '../../contracts/remember.ts';
import type { FilterKey, FilterSemantics } from '../../contracts/semantics.ts';

/** How an item stands to a filter; `unknown` when the item lacks the member that it selects on. */
type Match = 'yes' | 'no' | 'unknown';

type Matcher = (item: JsonObject) => Match;

/** What the filters of a request ask for. */
export interface AskedFilters {
  /** The request has no filters, or an empty list of them. */
  readonly everything: boolean;
  /** It has one filter or equal ones, all documented: its effect is then known. */
  readonly documented: boolean;
  /**
   * How an item stands to them. Whether several filters narrow or widen the result is not
   * documented, so an item must match one of them, and all when all are the same.
   */
  readonly match: Matcher;
}

/** Reads the filters of a request, once: many items are held against them. */
export const filtersOf: (contract: Contract) => (request: JsonObject) => AskedFilters = remember(
  ({ filters }) =>
    remember((request) => {
      const given = filters && request[filters.member];
      const everything =
        given === undefined || given === null || (isArray(given) && given.length === 0);
      if (!filters || !isArray(given) || everything) {
        return { everything, documented: false, match: () => 'yes' };
      }
      const matchers = given.map((filter) => matcherOf(filters, filter));
      return { everything, documented: isDocumented(filters, given), match: anyOf(matchers) };
    }),
);

/** A filter without a key or values may let everything through, whatever the item has. */
const letsAll: Matcher = () => 'yes';

function anyOf(matchers: readonly Matcher[]): Matcher {
  return (item) => {
    const matches = matchers.map((match) => match(item));
    if (matches.includes('yes')) return 'yes';
    return matches.includes('unknown') ? 'unknown' : 'no';
  };
}

function matcherOf(filters: FilterSemantics, filter: Json): Matcher {
  if (!isObject(filter)) return letsAll;
  const name = filter[filters.key];
  const given = filter[filters.values];
  // A null in a list may be dropped, and a list that is then empty may select everything.
  const values = isArray(given) ? given.filter((value) => value !== null) : [];
  if (typeof name !== 'string' || values.length === 0) return letsAll;
  // Whether a key's case matters is unknown: a target that takes `status` must then filter by it.
  const key = filters.keys.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!key) return () => 'no';
  const wanted = new Set(values.flatMap((value) => contentsOf(key, value)));
  return ({ [key.selects]: content }) => {
    if (typeof content !== 'string') return 'unknown';
    return wanted.has(content) ? 'yes' : 'no';
  };
}

/** A documented value is itself; whether the case of any other matters is unknown. */
function contentsOf({ accepted }: FilterKey, value: Json): string[] {
  if (typeof value !== 'string') return [];
  return accepted.includes(value) ? [value] : [value, value.toUpperCase()];
}

function isDocumented(filters: FilterSemantics, given: readonly Json[]): boolean {
  const [filter] = given;
  if (new Set(given.map(jsonText)).size !== 1 || !isObject(filter)) return false;
  const values = filter[filters.values];
  const key = filters.keys.find(({ name }) => name === filter[filters.key]);
  if (!key || !isArray(values) || values.length === 0) return false;
  return values.every((value) => key.accepted.some((one) => one === value));
}
