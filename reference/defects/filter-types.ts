import { type Defect, without } from '../catalogue-entry.ts';
import { isAbsent } from '../checks/check.ts';
import { isList, isMembers } from '../wire.ts';
import { converting, convertingFilters, isScalar } from './converting.ts';
import { orElse } from './protocol-defect.ts';

/** Filters, their keys and their values of the wrong JSON type converted, skipped, or let through. */
export const filterTypeDefects: readonly Defect[] = [
  {
    name: 'filters-bare-structure',
    title: 'one filter that is in no list is taken for a list of one',
    breaks: ['request/Filters/type'],
    change: converting('Filters', (value) =>
      isMembers(value) && 'Key' in value ? [value] : value,
    ),
  },
  {
    name: 'filters-wrong-type-ignored',
    title: 'Filters of any wrong type is ignored',
    breaks: ['request/Filters/type'],
    change: converting('Filters', (value) => (isList(value) ? value : undefined)),
  },
  {
    name: 'filters-falsy-ignored',
    title: 'false, 0 and "" for Filters count as absent',
    breaks: ['request/Filters/type'],
    change: converting('Filters', (value) => (value ? value : undefined)),
  },
  {
    name: 'filters-json-text-parsed',
    title: 'Filters in a string of JSON are parsed',
    breaks: ['request/Filters/type'],
    change: converting('Filters', parsed),
  },
  {
    name: 'filter-values-json-text-parsed',
    title: 'Values in a string of JSON are parsed',
    breaks: ['request/Filters/member/Values/type'],
    change: convertingFilters((filter) =>
      'Values' in filter ? { ...filter, Values: parsed(filter['Values']) } : filter,
    ),
  },
  {
    name: 'filter-wrong-type-ignored',
    title: 'elements of Filters that are no structures are skipped',
    breaks: ['request/Filters/member/type'],
    change: converting('Filters', (value) => (isList(value) ? value.filter(isMembers) : value)),
  },
  {
    name: 'filter-of-values-read',
    title: 'a list in place of a filter is taken for its key and its values',
    breaks: ['request/Filters/member/type'],
    change: converting('Filters', (value) =>
      isList(value)
        ? value.map((one) => (isList(one) ? { Key: one[0], Values: one[1] } : one))
        : value,
    ),
  },
  {
    name: 'filter-bare-status',
    title: 'a string in place of a filter is taken for a status',
    breaks: ['request/Filters/member/type'],
    change: converting('Filters', (value) =>
      isList(value)
        ? value.map((one) => (typeof one === 'string' ? { Key: 'STATUS', Values: [one] } : one))
        : value,
    ),
  },
  {
    name: 'filter-key-converted',
    title: 'a number for a filter key is converted to a string',
    breaks: ['request/Filters/member/Key/type'],
    change: convertingFilters((filter) =>
      isScalar(filter['Key']) ? { ...filter, Key: String(filter['Key']) } : filter,
    ),
  },
  {
    name: 'filter-key-type-unchecked',
    title: 'a filter key of any type is let through',
    breaks: ['request/Filters/member/Key/type'],
    change: without('Filters/member/Key/type'),
  },
  {
    name: 'filter-values-bare-string',
    title: 'one value that is in no list is taken for a list of one',
    breaks: ['request/Filters/member/Values/type'],
    change: convertingFilters((filter) =>
      typeof filter['Values'] === 'string' ? { ...filter, Values: [filter['Values']] } : filter,
    ),
  },
  {
    name: 'filter-values-wrong-type-ignored',
    title: 'a filter whose Values are no list is skipped',
    breaks: ['request/Filters/member/Values/type'],
    change: converting('Filters', (value) =>
      isList(value)
        ? value.filter((one) => !isMembers(one) || isAbsent(one['Values']) || isList(one['Values']))
        : value,
    ),
  },
  {
    name: 'filter-value-converted',
    title: 'numbers and booleans among the values are converted to strings',
    breaks: ['request/Filters/member/Values/member/type'],
    change: convertingFilters((filter) =>
      isList(filter['Values'])
        ? { ...filter, Values: filter['Values'].map((one) => (isScalar(one) ? String(one) : one)) }
        : filter,
    ),
  },
  {
    name: 'filter-value-type-unchecked',
    title: 'values of any type are let through',
    breaks: ['request/Filters/member/Values/member/type'],
    change: without('Filters/member/Values/member/type'),
  },
];

function parsed(value: unknown): unknown {
  return typeof value === 'string' ? orElse(() => JSON.parse(value), value) : value;
}
