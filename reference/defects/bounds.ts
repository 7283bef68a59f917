import { checking, type Defect, reading, without } from '../catalogue-entry.ts';
import { filtersOf, wholeFilters } from '../checks.ts';
import { isList, type Members } from '../wire.ts';

/** Bounds that are off by one, clamped, swallowed or not there. */
export const boundDefects: readonly Defect[] = [
  range('max-results-below-minimum', 'MaxResults 9 is taken', 9, 100),
  range('max-results-minimum-refused', 'MaxResults 10 is refused', 11, 100),
  range('max-results-maximum-refused', 'MaxResults 100 is refused', 10, 99),
  range('max-results-above-maximum', 'MaxResults 101 is taken', 10, 101),
  range('max-results-minimum-1', 'MaxResults may be as small as 1', 1, 100),
  range('max-results-minimum-5', 'MaxResults may be as small as 5', 5, 100),
  range('max-results-maximum-50', 'MaxResults above 50 is refused', 10, 50),
  range('max-results-maximum-1000', 'MaxResults may be as large as 1000', 10, 1000),
  range('max-results-no-maximum', 'MaxResults has no upper bound', 10, Infinity),
  range('max-results-no-minimum', 'MaxResults has no lower bound', -Infinity, 100),
  {
    name: 'max-results-unchecked',
    title: 'MaxResults has no bounds',
    breaks: ['request/MaxResults/range'],
    change: without('MaxResults/minimum', 'MaxResults/maximum'),
  },
  maxResults('max-results-zero-ignored', 'MaxResults 0 counts as absent', (size) =>
    size === 0 ? undefined : size,
  ),
  maxResults('max-results-negative-ignored', 'a negative MaxResults counts as absent', (size) =>
    size < 0 ? undefined : size,
  ),
  maxResults(
    'max-results-clamped',
    'MaxResults out of range is moved to the nearest bound',
    (size) => Math.min(100, Math.max(10, size)),
  ),
  maxResults('max-results-clamped-down', 'MaxResults above 100 is taken for 100', (size) =>
    Math.min(100, size),
  ),
  maxResults('max-results-clamped-up', 'MaxResults below 10 is taken for 10', (size) =>
    Math.max(10, size),
  ),
  maxResults('max-results-wraps', 'MaxResults wraps around at 32 bits', (size) => size | 0),
  maxResults('max-results-absolute', 'the sign of MaxResults is lost', Math.abs),
  maxResults('max-results-huge-ignored', 'MaxResults beyond 32 bits counts as absent', (size) =>
    Math.abs(size) >= 2 ** 31 ? undefined : size,
  ),
  filters('filters-maximum-4', 'a fifth filter is refused', 4),
  filters('filters-maximum-6', 'a sixth filter is taken', 6),
  filters('filters-maximum-100', 'up to 100 filters are taken', 100),
  {
    name: 'filters-unbounded',
    title: 'there may be any number of filters',
    breaks: ['request/Filters/length'],
    change: without('Filters/maximum'),
  },
  {
    name: 'filters-cut-at-5',
    title: 'filters after the fifth are dropped',
    breaks: ['request/Filters/length'],
    change: reading((input) =>
      isList(input['Filters']) ? { ...input, Filters: input['Filters'].slice(0, 5) } : input,
    ),
  },
  {
    name: 'filters-empty-refused',
    title: 'an empty list of filters is refused',
    breaks: ['request/Filters/length'],
    change: checking('Filters/maximum', (input) => {
      const { length } = filtersOf(input);
      return !isList(input['Filters']) || (length >= 1 && length <= 5);
    }),
  },
  ...sizes('filter-key', 'Filters/member/Key', 128, (input) =>
    wholeFilters(input).map(({ Key }) => Key),
  ),
  ...sizes('filter-value', 'Filters/member/Values/member', 256, (input) =>
    wholeFilters(input).flatMap(({ Values }) => (isList(Values) ? Values : [])),
  ),
];

function range(name: string, title: string, min: number, max: number): Defect {
  return {
    name,
    title,
    breaks: ['request/MaxResults/range'],
    change: (behaviour) => {
      const bounded = (holds: (size: number) => boolean) => (input: Members) =>
        typeof input['MaxResults'] !== 'number' || holds(Math.trunc(input['MaxResults']));
      const above = checking(
        'MaxResults/minimum',
        bounded((size) => size >= min),
      );
      const below = checking(
        'MaxResults/maximum',
        bounded((size) => size <= max),
      );
      return above(below(behaviour));
    },
  };
}

function maxResults(
  name: string,
  title: string,
  convert: (size: number) => number | undefined,
): Defect {
  return {
    name,
    title,
    breaks: ['request/MaxResults/range'],
    change: reading((input) => {
      const size = input['MaxResults'];
      return typeof size === 'number' ? { ...input, MaxResults: convert(size) } : input;
    }),
  };
}

function filters(name: string, title: string, max: number): Defect {
  return {
    name,
    title,
    breaks: ['request/Filters/length'],
    change: checking('Filters/maximum', (input) => filtersOf(input).length <= max),
  };
}

function sizes(
  name: string,
  member: string,
  max: number,
  values: (input: Members) => readonly unknown[],
): Defect[] {
  const within = (holds: (value: string) => boolean) => (input: Members) =>
    values(input).every((value) => typeof value !== 'string' || holds(value));
  const defect = (kind: string, title: string, change: Defect['change']): Defect => ({
    name: `${name}-${kind}`,
    title: `${member}: ${title}`,
    breaks: [`request/${member}/length`],
    change,
  });
  return [
    defect('empty-accepted', 'an empty string is taken', without(`${member}/minimum`)),
    defect('length-unchecked', 'the length has no upper bound', without(`${member}/maximum`)),
    defect(
      'one-too-long-accepted',
      `${max + 1} characters are taken`,
      checking(
        `${member}/maximum`,
        within((value) => [...value].length <= max + 1),
      ),
    ),
    defect(
      'maximum-refused',
      `${max} characters are refused`,
      checking(
        `${member}/maximum`,
        within((value) => [...value].length < max),
      ),
    ),
    defect(
      'length-in-utf-16-units',
      'characters outside the basic plane count twice',
      checking(
        `${member}/maximum`,
        within((value) => value.length <= max),
      ),
    ),
  ];
}
