import { wholeFilters } from '../checks/check.ts';
import { isList, type Members } from '../wire.ts';

/** The items for which `matches` holds with every filter; a key it does not know selects nothing. */
export function selectByFilters<Item>(
  items: readonly Item[],
  input: Members,
  matches: (item: Item, key: unknown, values: readonly unknown[]) => boolean,
): readonly Item[] {
  return wholeFilters(input).reduce<readonly Item[]>(
    (selected, { Key, Values }) =>
      selected.filter((item) => matches(item, Key, isList(Values) ? Values : [])),
    items,
  );
}
