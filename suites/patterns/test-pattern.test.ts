import { expect, test } from 'vitest';
import { keptPatterns } from './kept-patterns.testing.ts';
import { testPattern } from './test-pattern.ts';

const words = String.raw`^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$`;

test('a value for which a published pattern backtracks without end is left open', () => {
  expect(testPattern(words)('a value of some words')).toBe(true);
  expect(testPattern(words)('é')).toBe(false);
  expect(testPattern(words)(`${' '.repeat(400)}é`)).toBeUndefined();
});

test('a pattern of one set is decided for a value of any length', () => {
  const letters = testPattern('^[a-z]+$');
  expect(letters('a'.repeat(1_000_000))).toBe(true);
  expect(letters(`${'a'.repeat(1_000_000)}1`)).toBe(false);
});

test('what no value is made for is tested as it is', () => {
  for (const [pattern] of keptPatterns) expect(testPattern(pattern)('\0')).toBeTypeOf('boolean');
  expect(testPattern('(?i)abc')('anything')).toBe(true);
});
