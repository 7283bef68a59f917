import { type Defect, without } from '../catalogue-entry.ts';
import { isList } from '../wire.ts';
import { converting } from './converting.ts';

/** MaxResults and NextToken of the wrong JSON type converted, ignored, or let through. */
export const pagingTypeDefects: readonly Defect[] = [
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
    // Which is then refused all the same, under the name of another fault.
    breaks: ['errors/SerializationException'],
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
];
