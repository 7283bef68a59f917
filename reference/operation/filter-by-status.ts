import { filtersOf, isAbsent } from '../checks/check.ts';
import { ServiceError } from '../service-error.ts';
import { isList, isMembers, type Members } from '../wire.ts';

/**
 * The items that every filter lets through: those with one of its values for a status. Keys and
 * values that are not documented select nothing. @throws ServiceError for a filter without a key
 * or without values, which means nothing.
 */
export function filterByStatus<Item extends { readonly Status: string }>(
  items: readonly Item[],
  input: Members,
): readonly Item[] {
  return filtersOf(input).reduce<readonly Item[]>((selected, one) => {
    if (!isMembers(one)) return selected;
    const { Key, Values } = one;
    if (isAbsent(Key) || !isList(Values) || Values.length === 0) {
      throw new ServiceError('ValidationException', 'A filter needs a key and values.');
    }
    return Key === 'STATUS' ? selected.filter(({ Status }) => Values.includes(Status)) : [];
  }, items);
}
