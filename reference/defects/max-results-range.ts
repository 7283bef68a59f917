import { checking, type Defect, reading, without } from '../catalogue-entry.ts';
import type { Members } from '../wire.ts';

const breaks = ['request/MaxResults/range'];

/** Bounds of MaxResults that are off, clamped, swallowed or not there. */
export const maxResultsRangeDefects: readonly Defect[] = [
  range('max-results-below-minimum', 'MaxResults 9 is taken', 9, 100),
  range('max-results-minimum-refused', 'MaxResults 10 is refused', 11, 100),
  range('max-results-maximum-refused', 'MaxResults 100 is refused', 10, 99),
  range('max-results-above-maximum', 'MaxResults 101 is taken', 10, 101),
  range('max-results-minimum-1', 'MaxResults may be as small as 1', 1, 100),
  range('max-results-minimum-5', 'MaxResults may be as small as 5', 5, 100),
  range('max-results-maximum-50', 'MaxResults above 50 is refused', 10, 50),
  range('max-results-maximum-1000', 'MaxResults may be as large as 1000', 10, 1000),
  range('max-results-no-maximum', 'MaxResults has no upper bound', 10, Number.POSITIVE_INFINITY),
  range('max-results-no-minimum', 'MaxResults has no lower bound', Number.NEGATIVE_INFINITY, 100),
  {
    name: 'max-results-unchecked',
    title: 'MaxResults has no bounds',
    breaks,
    change: without('MaxResults/minimum', 'MaxResults/maximum'),
  },
  converted('max-results-zero-ignored', 'MaxResults 0 counts as absent', (size) =>
    size === 0 ? undefined : size,
  ),
  converted('max-results-negative-ignored', 'a negative MaxResults counts as absent', (size) =>
    size < 0 ? undefined : size,
  ),
  converted('max-results-infinite-ignored', 'an infinite MaxResults counts as absent', (size) =>
    Number.isFinite(size) ? size : undefined,
  ),
  converted('max-results-decimals-unbounded', 'MaxResults with decimals has no bounds', (size) =>
    Number.isInteger(size) ? size : 10,
  ),
  converted(
    'max-results-clamped',
    'MaxResults out of range is moved to the nearest bound',
    (size) => Math.min(100, Math.max(10, size)),
  ),
  converted('max-results-clamped-down', 'MaxResults above 100 is taken for 100', (size) =>
    Math.min(100, size),
  ),
  converted('max-results-clamped-up', 'MaxResults below 10 is taken for 10', (size) =>
    Math.max(10, size),
  ),
  converted('max-results-wraps', 'MaxResults wraps around at 32 bits', (size) => size | 0),
  converted('max-results-absolute', 'the sign of MaxResults is lost', Math.abs),
  converted('max-results-huge-ignored', 'MaxResults beyond 32 bits counts as absent', (size) =>
    Math.abs(size) >= 2 ** 31 ? undefined : size,
  ),
];

function range(name: string, title: string, min: number, max: number): Defect {
  return {
    name,
    title,
    breaks,
    change: (behaviour) => {
      const bounded = (holds: (size: number) => boolean) => (input: Members) =>
        typeof input['MaxResults'] !== 'number' || holds(Math.trunc(input['MaxResults']));
      const above = checking(
        'MaxResults/minimum',
        bounded((size) => size >= min),
      );
      const below = checking(
        'MaxResults/maximum',
        bounded((size) => size <= max),
      );
      return above(below(behaviour));
    },
  };
}

function converted(
  name: string,
  title: string,
  convert: (size: number) => number | undefined,
): Defect {
  return {
    name,
    title,
    breaks,
    change: reading((input) => {
      const size = input['MaxResults'];
      return typeof size === 'number' ? { ...input, MaxResults: convert(size) } : input;
    }),
  };
}
