import type { Defect } from '../catalogue-entry.ts';
import { orElse } from './protocol-defect.ts';
import { selecting } from './selecting.ts';

const matching = 'request/Filters/matching';
const complete = 'request/Filters/complete';

/** Values of filters compared with statuses in the wrong way. */
export const filterMatchingDefects: readonly Defect[] = [
  selecting('filters-ignored', 'filters are read and ignored', [matching], () => true),
  selecting(
    'filter-first-value-only',
    'only the first value counts',
    [complete],
    (status, [first]) => status === first,
  ),
  selecting(
    'filter-last-value-only',
    'only the last value counts',
    [complete],
    (status, values) => status === values.at(-1),
  ),
  selecting(
    'filter-prefix-match',
    'a value matches every status that starts with it',
    [matching],
    (status, values) => values.some((value) => status.startsWith(value)),
  ),
  selecting(
    'filter-substring-match',
    'a value matches every status that has it inside',
    [matching],
    (status, values) => values.some((value) => status.includes(value)),
  ),
  selecting(
    'filter-reversed-prefix-match',
    'a value matches a status that it starts with',
    [matching],
    (status, values) => values.some((value) => value.startsWith(status)),
  ),
  selecting(
    'filter-trimmed-match',
    'white space around a value is cut off',
    [matching],
    (status, values) => values.some((value) => value.trim() === status),
  ),
  selecting(
    'filter-negated',
    'a filter selects what does not match',
    [matching],
    (status, values) => !values.includes(status),
  ),
  selecting(
    'filter-wildcards',
    'an asterisk matches everything',
    [matching],
    (status, values) => values.includes('*') || values.includes(status),
  ),
  selecting(
    'filter-all-values-needed',
    'an item must match all values at once',
    [complete],
    (status, values) => values.every((value) => value === status),
  ),
  selecting(
    'filter-unknown-value-ignored',
    'a value that is no status is ignored, and so is the filter',
    [matching],
    (status, values) => !values.some(isStatus) || values.includes(status),
  ),
  ...['PENDING', 'IN_PROGRESS', 'SUCCESS', 'FAILED', 'TIMED_OUT', 'CANCELLING', 'CANCELLED'].map(
    (lost) =>
      selecting(
        `filter-loses-${lost.toLowerCase().replace('_', '-')}`,
        `${lost} is never found`,
        [complete],
        (status, values) => status !== lost && values.includes(status),
      ),
  ),
  selecting(
    'filter-cancel-confusion',
    'CANCELLING and CANCELLED are taken for each other',
    [matching, complete],
    (status, values) =>
      values.some(
        (value) =>
          value.slice(0, 6) === status.slice(0, 6) &&
          (value.startsWith('CANCEL') || value === status),
      ),
  ),
  selecting(
    'filter-running-as-pending',
    'PENDING finds what is IN_PROGRESS as well',
    [matching],
    (status, values) =>
      values.includes(status) || (values.includes('PENDING') && status === 'IN_PROGRESS'),
  ),
  selecting(
    'filter-percent-wildcards',
    'a per cent sign matches everything, as in LIKE',
    [matching],
    (status, values) => values.some((value) => value === status || value === '%'),
  ),
  selecting(
    'filter-expressions',
    'a value is a regular expression for the whole status',
    [matching],
    (status, values) =>
      values.some((value) => orElse(() => new RegExp(`^(?:${value})$`).test(status), false)),
  ),
  selecting(
    'filter-values-split-at-commas',
    'a value with commas is several values',
    [matching],
    (status, values) => values.flatMap((value) => value.split(',')).includes(status),
  ),
  selecting(
    'filter-matches-last-letters',
    'a value matches every status that ends with it',
    [matching],
    (status, values) => values.some((value) => status.endsWith(value)),
  ),
  selecting(
    'filter-underscores-ignored',
    'a status with an underscore is never found',
    [complete],
    (status, values) => !status.includes('_') && values.includes(status),
  ),
  selecting(
    'filter-two-values-at-most',
    'values after the second do not count',
    [complete],
    (status, values) => values.slice(0, 2).includes(status),
  ),
  selecting(
    'filter-several-values-match-everything',
    'a filter with more than one value lets everything through',
    [matching],
    (status, values) => values.length > 1 || values.includes(status),
  ),
];

const statuses = /^(PENDING|IN_PROGRESS|SUCCESS|FAILED|TIMED_OUT|CANCELLING|CANCELLED)$/;

function isStatus(value: string): boolean {
  return statuses.test(value);
}
