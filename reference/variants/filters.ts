import { replacing, type Variant } from '../catalogue-entry.ts';
import { filtersOf, wholeFilters } from '../checks/check.ts';
import type { Invocation } from '../invocation.ts';
import { kebabCase } from '../kebab-case.ts';
import { ServiceError } from '../service-error.ts';
import { isList, type Members } from '../wire.ts';

/** Filters on which the documentation is silent. */
export const filterVariants: readonly Variant[] = [
  ...(
    ['ValidationException', 'InvalidFilterKey', 'InvalidFilterValue', 'InvalidFilter'] as const
  ).map((type) =>
    filtering(
      `unknown-filters-${kebabCase(type)}`,
      `keys and values that are not documented are refused as ${type}`,
      (items, input, before) => {
        const odd = wholeFilters(input).some(
          ({ Key, Values }) =>
            Key !== 'STATUS' || !isList(Values) || !Values.every((value) => documented.has(value)),
        );
        if (odd) throw new ServiceError(type);
        return before(items, input);
      },
    ),
  ),
  filtering('filter-case-ignored', 'keys and values are compared without case', (items, input) =>
    wholeFilters(input).reduce<readonly Invocation[]>((left, { Key, Values }) => {
      const values = isList(Values) ? Values.map((value) => String(value).toUpperCase()) : [];
      if (String(Key).toUpperCase() !== 'STATUS') return [];
      return left.filter(({ Status }) => values.includes(Status));
    }, items),
  ),
  filtering(
    'empty-values-select-everything',
    'a filter without key or values selects everything',
    (items, input, before) => {
      const whole = wholeFilters(input).filter(
        ({ Key, Values }) => typeof Key === 'string' && isList(Values) && Values.length > 0,
      );
      return before(items, { ...input, Filters: whole });
    },
  ),
  filtering(
    'empty-values-select-nothing',
    'a filter without key or values selects nothing',
    (items, input, before) => {
      const empty = wholeFilters(input).some(
        ({ Key, Values }) => typeof Key !== 'string' || !isList(Values) || Values.length === 0,
      );
      return empty ? [] : before(items, input);
    },
  ),
  filtering('same-key-refused', 'two filters with one key are refused', (items, input, before) => {
    if (filtersOf(input).length > 1)
      throw new ServiceError('ValidationException', 'Duplicate key.');
    return before(items, input);
  }),
  filtering('same-key-widens', 'filters with one key widen the result', (items, input, before) => {
    const filters = filtersOf(input);
    if (filters.length < 2) return before(items, input);
    const found = filters.map((one) => new Set(before(items, { ...input, Filters: [one] })));
    return items.filter((item) => found.some((set) => set.has(item)));
  }),
  filtering(
    'last-filter-counts',
    'of filters with one key the last one counts',
    (items, input, before) => before(items, { ...input, Filters: filtersOf(input).slice(-1) }),
  ),
  filtering(
    'skipped-overlapping-refused',
    'SKIPPED_OVERLAPPING is no filter value',
    (items, input, before) => {
      if (JSON.stringify(filtersOf(input)).includes('"SKIPPED_OVERLAPPING"'))
        throw new ServiceError('ValidationException');
      return before(items, input);
    },
  ),
];

const documented: ReadonlySet<unknown> = new Set([
  'PENDING',
  'IN_PROGRESS',
  'SUCCESS',
  'FAILED',
  'TIMED_OUT',
  'CANCELLING',
  'CANCELLED',
]);

type Select = (items: readonly Invocation[], input: Members) => readonly Invocation[];

function filtering(
  name: string,
  title: string,
  select: (items: readonly Invocation[], input: Members, before: Select) => readonly Invocation[],
): Variant {
  return {
    name,
    title,
    allowedBy: 'what AWS does is unknown',
    change: replacing(({ filter }) => ({
      filter: (items, input) =>
        isList(input['Filters']) && input['Filters'].length > 0
          ? select(items, input, filter)
          : filter(items, input),
    })),
  };
}
