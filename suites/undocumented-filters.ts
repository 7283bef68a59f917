import type { Json, JsonObject } from '../contracts/json.ts';
import type { FilterKey, FilterSemantics } from '../contracts/semantics.ts';

type Named = readonly [name: string, filter: JsonObject];

/** Filters with keys and values that the page does not list. */
export function undocumentedFilters(filters: FilterSemantics, key: FilterKey): Named[] {
  const [first = ''] = key.accepted;
  const most = longestOf(key.accepted);
  return [
    ['unknown-key', filter(filters, 'NoSuchKey', [first])],
    ['longer-key', filter(filters, `${key.name}X`, [first])],
    ['lower-case-key', filter(filters, key.name.toLowerCase(), [first])],
    ['longer-key-before', filter(filters, `X${key.name}`, [first])],
    ['surrounded-key', filter(filters, ` ${key.name} `, [first])],
    ['unknown-value', filter(filters, key.name, ['NO_SUCH_VALUE'])],
    ['prefix-of-a-value', filter(filters, key.name, [most.slice(0, 4)])],
    ['suffix-of-a-value', filter(filters, key.name, [most.slice(3)])],
    ['longer-than-a-value', filter(filters, key.name, [`${first}X`])],
    ['wildcard-value', filter(filters, key.name, ['*'])],
    ['percent-value', filter(filters, key.name, ['%'])],
    ['expression-value', filter(filters, key.name, ['.*'])],
    ['joined-values', filter(filters, key.name, [key.accepted.slice(0, 2).join(',')])],
    ['surrounded-value', filter(filters, key.name, [` ${first} `])],
    ['negated-value', filter(filters, key.name, [`!${first}`])],
    ['nul-in-a-key', filter(filters, `${key.name}\0`, [first])],
    ['nul-in-a-value', filter(filters, key.name, [`${first}\0`])],
    ...key.accepted.flatMap((value): Named[] => [
      [`lower-case-${kebab(value)}`, filter(filters, key.name, [value.toLowerCase()])],
      [`prefix-of-${kebab(value)}`, filter(filters, key.name, [value.slice(0, -1)])],
    ]),
    ...key.undocumented.map(
      (value): Named => [`undocumented-${kebab(value)}`, filter(filters, key.name, [value])],
    ),
  ];
}

/** Filters that lack their key or their values. */
export function incompleteFilters(filters: FilterSemantics, key: FilterKey): Named[] {
  const [first = ''] = key.accepted;
  return [
    ['empty-filter', {}],
    ['without-values', { [filters.key]: key.name }],
    ['without-key', { [filters.values]: [first] }],
    ['null-values', { [filters.key]: key.name, [filters.values]: null }],
    ['null-key', { [filters.key]: null, [filters.values]: [first] }],
    ['empty-values', filter(filters, key.name, [])],
  ];
}

/** A filter as a request has it. */
export function filter(
  { key, values }: FilterSemantics,
  name: string,
  selected: readonly Json[],
): JsonObject {
  return { [key]: name, [values]: selected };
}

/** `IN_PROGRESS` as it stands in the names of cases: `in-progress`. */
export function kebab(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}

function longestOf(values: readonly string[]): string {
  return values.reduce((a, b) => (b.length > a.length ? b : a), '');
}
