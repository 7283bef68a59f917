import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test('lines break at spaces and after commas', () => {
  expect(wrap('one two three', 9)).toEqual(['one two', 'three']);
  expect(wrap('{"a":1,"b":22}', 10)).toEqual(['{"a":1,', '"b":22}']);
});

test('a word longer than a line is broken', () => {
  expect(wrap('a bcdefghijkl', 5)).toEqual(['a bcd', 'efghi', 'jkl']);
});

test('short and empty text is one line', () => {
  expect(wrap('', 5)).toEqual(['']);
  expect(wrap('abcde', 5)).toEqual(['abcde']);
});
