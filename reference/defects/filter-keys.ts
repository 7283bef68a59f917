import type { Change } from '../behaviour.ts';
import { type Defect, replacing } from '../catalogue-entry.ts';
import { wholeFilters } from '../checks/check.ts';
import { isList, type Members } from '../wire.ts';

const matching = 'request/Filters/matching';

/** Keys of filters not read, or read as what they are not. */
export const filterKeyDefects: readonly Defect[] = [
  {
    name: 'filter-unknown-key-ignored',
    title: 'a filter with an unknown key is ignored',
    breaks: [matching],
    change: choosing((filters) => filters.filter(({ Key }) => Key === 'STATUS')),
  },
  {
    name: 'filter-key-not-read',
    title: 'the values of every filter are taken for statuses, whatever its key',
    breaks: [matching],
    change: choosing((filters) => filters.map((filter) => ({ ...filter, Key: 'STATUS' }))),
  },
  {
    name: 'filter-key-prefix',
    title: 'a key that starts with STATUS is taken for STATUS',
    breaks: [matching],
    change: choosing((filters) =>
      filters.map((filter) =>
        String(filter['Key']).startsWith('STATUS') ? { ...filter, Key: 'STATUS' } : filter,
      ),
    ),
  },
  {
    name: 'filter-key-suffix',
    title: 'a key that ends with STATUS is taken for STATUS',
    breaks: [matching],
    change: choosing((filters) =>
      filters.map((filter) =>
        String(filter['Key']).endsWith('STATUS') ? { ...filter, Key: 'STATUS' } : filter,
      ),
    ),
  },
  {
    name: 'filter-key-surrounded-ignored',
    title: 'a filter whose key has white space around it is ignored',
    breaks: [matching],
    change: choosing((filters) =>
      filters.filter(({ Key }) => typeof Key !== 'string' || Key === Key.trim()),
    ),
  },
  {
    name: 'filter-lower-case-key-ignored',
    title: 'a filter with the key status is ignored',
    breaks: [matching],
    change: choosing((filters) => filters.filter(({ Key }) => Key !== 'status')),
  },
];

/** Shows only the filtering other filters than the request has. */
function choosing(choose: (filters: readonly Members[]) => readonly Members[]): Change {
  return replacing(({ filter }) => ({
    filter: (items, input) =>
      isList(input['Filters'])
        ? filter(items, { ...input, Filters: choose(wholeFilters(input)) })
        : filter(items, input),
  }));
}
