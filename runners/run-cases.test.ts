import { expect, test } from 'vitest';
import { concurrencyFor } from './run-cases.ts';

test.each([
  ['a target on loopback', 1, 450, 8, 8],
  ['a target nearby', 8, 450, 10, 10],
  ['a target far away', 50, 450, 63, 63],
  ['a target that takes a tenth of a second', 100, 450, 113, 40],
  ['a target that takes two seconds', 2_000, 450, 113, 2],
  ['a target behind the moon', 2_600, 450, 113, 1],
  ['a target that has not answered yet', Number.POSITIVE_INFINITY, 4_500, 128, 1],
  ['few cases', 52, 10, 3, 3],
  ['no cases', 52, 0, 1, 1],
])('%s has a fitting number of cases in flight', (_, roundTripMs, cases, most, begin) => {
  expect(concurrencyFor(roundTripMs, cases)).toEqual({ most, begin });
});
