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

test('where there is neither blank nor comma, a line ends after a bracket or a name', () => {
  expect(wrap('{"Name":"0123456789"}', 13)).toEqual(['{"Name":', '"0123456789"}']);
  expect(wrap('{"Names":[{"A":1}]}', 12)).toEqual(['{"Names":[{', '"A":1}]}']);
});

test('no line begins with a command of a CI system, wherever it is broken', () => {
  expect(wrap('1234 ::error::x', 8)).toEqual(['1234', ': :error', ': :x']);
  expect(wrap('12345678::error::x', 8)).toEqual(['12345678', ': :error', ': :x']);
  expect(wrap('::::', 1)).toHaveLength(4);
});
