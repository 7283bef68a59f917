import type { Change } from '../behaviour.ts';
import { reading } from '../catalogue-entry.ts';
import { isList, isMembers, type Members } from '../wire.ts';

/** Shows another value for one member of a request, where it has that member. */
export function converting(name: string, convert: (value: unknown) => unknown): Change {
  return reading((input) => (name in input ? { ...input, [name]: convert(input[name]) } : input));
}

/** Shows other filters, where they are structures. */
export function convertingFilters(convert: (filter: Members) => Members): Change {
  return converting('Filters', (value) =>
    isList(value) ? value.map((one) => (isMembers(one) ? convert(one) : one)) : value,
  );
}

/** True for a number or a boolean: what lenient services turn into strings. */
export function isScalar(value: unknown): value is number | boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
