import { checking, type Defect, reading, without } from '../catalogue-entry.ts';
import { filtersOf } from '../checks/check.ts';
import { isList } from '../wire.ts';

const breaks = ['request/Filters/length'];

/** How many filters there may be: off by one, cut, or not counted. */
export const filterCountDefects: readonly Defect[] = [
  counted('filters-maximum-4', 'a fifth filter is refused', 4),
  counted('filters-maximum-6', 'a sixth filter is taken', 6),
  counted('filters-maximum-100', 'up to 100 filters are taken', 100),
  {
    name: 'filters-unbounded',
    title: 'there may be any number of filters',
    breaks,
    change: without('Filters/maximum'),
  },
  {
    name: 'filters-cut-at-5',
    title: 'filters after the fifth are dropped',
    breaks,
    change: reading((input) =>
      isList(input['Filters']) ? { ...input, Filters: input['Filters'].slice(0, 5) } : input,
    ),
  },
  {
    name: 'filters-empty-refused',
    title: 'an empty list of filters is refused',
    breaks,
    change: checking('Filters/maximum', (input) => {
      const { length } = filtersOf(input);
      return !isList(input['Filters']) || (length >= 1 && length <= 5);
    }),
  },
];

function counted(name: string, title: string, max: number): Defect {
  return {
    name,
    title,
    breaks,
    change: checking('Filters/maximum', (input) => filtersOf(input).length <= max),
  };
}
