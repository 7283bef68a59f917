import { both, type Defect, reading, replacing, without } from '../catalogue-entry.ts';
import { idNames, isAbsent } from '../checks.ts';
import { isList, isMembers, type Members } from '../wire.ts';

type Convert = (value: unknown) => unknown;

/** Values of the wrong JSON type converted, ignored, or refused in the wrong way. */
export const typeDefects: readonly Defect[] = [
  ...idNames.map(
    (name): Defect => ({
      name: `${name === 'TaskId' ? 'task-id' : 'execution-id'}-list-unwrapped`,
      title: `a list with one ${name} is taken for the id`,
      breaks: [`request/${name}/type`],
      change: converting(name, (value) => (isList(value) && value.length === 1 ? value[0] : value)),
    }),
  ),
  {
    name: 'ids-converted-to-strings',
    title: 'numbers and booleans are converted to strings, and then fail the pattern',
    breaks: [...idNames.map((name) => `request/${name}/type`), 'errors/SerializationException'],
    change: both(
      ...idNames.map((name) =>
        converting(name, (value) => (isScalar(value) ? String(value) : value)),
      ),
    ),
  },
  {
    name: 'ids-falsy-are-missing',
    title: 'false and 0 count as a missing id',
    breaks: idNames.map((name) => `request/${name}/type`),
    change: both(
      ...idNames.map((name) =>
        converting(name, (value) => (value === false || value === 0 ? undefined : value)),
      ),
    ),
  },
  {
    name: 'max-results-numeric-string',
    title: '"10" is taken for 10',
    breaks: ['request/MaxResults/type'],
    change: converting('MaxResults', (value) =>
      typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ),
  },
  {
    name: 'max-results-empty-string-ignored',
    title: 'an empty string for MaxResults counts as absent',
    breaks: ['request/MaxResults/type'],
    change: converting('MaxResults', (value) => (value === '' ? undefined : value)),
  },
  {
    name: 'max-results-false-ignored',
    title: 'false for MaxResults counts as absent',
    breaks: ['request/MaxResults/type'],
    change: converting('MaxResults', (value) => (value === false ? undefined : value)),
  },
  {
    name: 'max-results-boolean-is-a-number',
    title: 'true is 1 and false is 0, which are out of range',
    breaks: ['request/MaxResults/type', 'errors/SerializationException'],
    change: converting('MaxResults', (value) =>
      typeof value === 'boolean' ? Number(value) : value,
    ),
  },
  {
    name: 'max-results-wrong-type-ignored',
    title: 'MaxResults of any wrong type is ignored',
    breaks: ['request/MaxResults/type'],
    change: converting('MaxResults', (value) => (typeof value === 'number' ? value : undefined)),
  },
  {
    name: 'max-results-list-unwrapped',
    title: '[10] is taken for 10',
    breaks: ['request/MaxResults/type'],
    change: converting('MaxResults', (value) => (isList(value) ? value[0] : value)),
  },
  {
    name: 'next-token-number-converted',
    title: 'a number for NextToken is converted to a string',
    breaks: ['request/NextToken/type'],
    change: converting('NextToken', (value) => (typeof value === 'number' ? String(value) : value)),
  },
  {
    name: 'next-token-falsy-ignored',
    title: '0 and false for NextToken count as absent',
    breaks: ['request/NextToken/type'],
    change: converting('NextToken', (value) => (value ? value : undefined)),
  },
  {
    name: 'next-token-type-unchecked',
    title: 'NextToken of any type is let through',
    breaks: ['request/NextToken/type'],
    change: without('NextToken/type'),
  },
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
    name: 'filter-wrong-type-ignored',
    title: 'elements of Filters that are no structures are skipped',
    breaks: ['request/Filters/member/type'],
    change: converting('Filters', (value) => (isList(value) ? value.filter(isMembers) : value)),
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
  {
    name: 'null-optional-members-refused',
    title: 'null for an optional member is a wrong type',
    breaks: [
      'request/valid',
      ...['Filters', 'MaxResults', 'NextToken'].map((one) => `request/${one}/type`),
    ],
    change: replacing(({ checks }) => ({
      checks: [
        {
          name: 'optional/null',
          kind: 'type',
          problem: (input) =>
            ['Filters', 'MaxResults', 'NextToken'].some((name) => input[name] === null)
              ? 'null where not expected'
              : undefined,
        },
        ...checks,
      ],
    })),
  },
];

function converting(name: string, convert: Convert): Defect['change'] {
  return reading((input) => (name in input ? { ...input, [name]: convert(input[name]) } : input));
}

function convertingFilters(convert: (filter: Members) => Members): Defect['change'] {
  return converting('Filters', (value) =>
    isList(value) ? value.map((one) => (isMembers(one) ? convert(one) : one)) : value,
  );
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
