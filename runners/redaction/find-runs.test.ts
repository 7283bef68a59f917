import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterSet, findRuns } from './find-runs.ts';

test('runs are those that an expression finds', () => {
  const set = characterSet('ab');
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'é'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 8 }), (value, least) => {
      const expected = [...value.matchAll(new RegExp(`[ab]{${least},}`, 'g'))].map(
        ({ 0: found, index }) => ({ start: index, end: index + found.length }),
      );
      expect(findRuns(value, set, least)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});
