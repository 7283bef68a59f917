import { isList } from '../wire.ts';
import { type Check, filtersOf, idNames, keysOf, valuesOf, wholeFilters } from './check.ts';
import {
  constraint,
  lengthBetween,
  lengthOf,
  memberNamed,
  pattern,
  range,
  required,
} from './constraint-check.ts';
import { typeCheck } from './type-check.ts';

/** The form of every id of executions, tasks and invocations. */
const uuidForm = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** An id that must be there: 36 characters, eight, four, four, four and twelve hexadecimal digits. */
export function uuidChecks(name: string): readonly Check[] {
  const id = memberNamed(name);
  return [
    typeCheck(name, 'String', id.values),
    required(id),
    lengthOf(id, 36),
    pattern(id, uuidForm),
  ];
}

/** The members by which every one of the list operations is paged. */
export const pagingChecks: readonly Check[] = [
  typeCheck('NextToken', 'String', ({ NextToken }) => [NextToken]),
  typeCheck('MaxResults', 'Integer', ({ MaxResults }) => [MaxResults]),
  ...range(memberNamed('MaxResults'), 10, 100),
];

const keys = { name: 'Filters/member/Key', path: 'filters.1.member.key', values: keysOf };
const values = {
  name: 'Filters/member/Values/member',
  path: 'filters.1.member.values',
  values: valuesOf,
};

/** Filters: up to five, keys of 1 to 128 characters, values of 1 to 256. */
export const filterChecks: readonly Check[] = [
  typeCheck('Filters', 'list', ({ Filters }) => [Filters]),
  typeCheck('Filters/member', 'structure', filtersOf),
  typeCheck(keys.name, 'String', keysOf),
  typeCheck('Filters/member/Values', 'list', (input) =>
    wholeFilters(input).map(({ Values }) => Values),
  ),
  typeCheck(values.name, 'String', valuesOf),
  constraint(
    memberNamed('Filters'),
    'maximum',
    'Member must have length less than or equal to 5',
    (value) => !isList(value) || value.length <= 5,
  ),
  ...lengthBetween(keys, 1, 128),
  ...lengthBetween(values, 1, 256),
];

/** Every check of the documented request. */
export const documentedChecks: readonly Check[] = [
  ...idNames.flatMap(uuidChecks),
  ...pagingChecks,
  ...filterChecks,
];
