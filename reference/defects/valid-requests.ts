import { type Defect, reading, replacing } from '../catalogue-entry.ts';
import { filtersOf, isAbsent, valuesOf } from '../checks/check.ts';
import { serializationError, validationError } from '../service-error.ts';
import type { Members } from '../wire.ts';

const valid = 'request/valid';
const refusedFilters = ['request/Filters/matching', 'request/Filters/complete'];
const optional = ['Filters', 'MaxResults', 'NextToken'] as const;

/** Requests that are as they should be, and that are refused all the same. */
export const validRequestDefects: readonly Defect[] = [
  {
    name: 'null-optional-members-refused',
    title: 'null for an optional member is a wrong type',
    breaks: [valid, ...optional.map((one) => `request/${one}/type`)],
    change: reading((input) => {
      if (optional.some((name) => input[name] === null)) {
        throw serializationError('null where not expected');
      }
      return input;
    }),
  },
  refusing(
    'max-results-required',
    'a request without MaxResults is refused',
    ['request/MaxResults/range'],
    ({ MaxResults }) => isAbsent(MaxResults),
  ),
  refusing(
    'filters-required',
    'a request without Filters is refused',
    ['request/Filters/length'],
    ({ Filters }) => isAbsent(Filters),
  ),
  refusing(
    'filters-not-supported',
    'every filter is refused',
    refusedFilters,
    (input) => filtersOf(input).length > 0,
  ),
  refusing(
    'filter-values-at-most-5',
    'more than five values are refused',
    refusedFilters,
    (input) => valuesOf(input).length > 5,
  ),
  refusing(
    'filter-values-at-most-1',
    'more than one value is refused',
    refusedFilters,
    (input) => valuesOf(input).length > 1,
  ),
  ...['PENDING', 'CANCELLING'].map((status) =>
    refusing(
      `filter-value-${status.toLowerCase()}-refused`,
      `the value ${status} is refused`,
      refusedFilters,
      (input) => valuesOf(input).includes(status),
    ),
  ),
  parsing('escapes-not-read', 'escapes in strings are not read', (body) =>
    body.replaceAll('\\u', '\\\\u'),
  ),
  parsing(
    'surrogate-escapes-refused',
    'a character in two escapes is refused',
    (body) => (/\\ud83d\\u/i.test(body) ? 'refused' : body),
    'request/unknown-members',
  ),
  parsing('white-space-refused', 'a body that does not start with a brace is refused', (body) =>
    /^\s/.test(body) ? 'refused' : body,
  ),
];

function refusing(
  name: string,
  title: string,
  breaks: readonly string[],
  refused: (input: Members) => boolean,
): Defect {
  return {
    name,
    title,
    breaks: [valid, ...breaks],
    change: reading((input) => {
      if (refused(input)) throw validationError([title]);
      return input;
    }),
  };
}

function parsing(
  name: string,
  title: string,
  change: (body: string) => string,
  breaks = valid,
): Defect {
  return {
    name,
    title,
    breaks: [breaks],
    change: replacing(({ parse }) => ({ parse: (body) => parse(change(body)) })),
  };
}
