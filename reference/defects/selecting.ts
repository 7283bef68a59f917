import { type Defect, replacing } from '../catalogue-entry.ts';
import { wholeFilters } from '../checks/check.ts';
import type { Invocation } from '../invocation.ts';
import { isList } from '../wire.ts';

/** Whether an item with a status passes a filter with these values. */
export type Holds = (status: string, values: readonly string[]) => boolean;

/** Another way to compare a status with the values of a filter for STATUS. */
export function selecting(
  name: string,
  title: string,
  breaks: readonly string[],
  holds: Holds,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ filter }) => ({
      filter: (items, input) => {
        const filters = wholeFilters(input);
        if (filters.length === 0 || filters.some(({ Key }) => Key !== 'STATUS')) {
          return filter(items, input);
        }
        return filters.reduce<readonly Invocation[]>(
          (left, { Values }) => left.filter(({ Status }) => holds(Status, strings(Values))),
          items,
        );
      },
    })),
  };
}

function strings(values: unknown): string[] {
  return isList(values) ? values.filter((value) => typeof value === 'string') : [];
}
