import { expect, test } from 'vitest';
import { pactRegex } from './pact-regex.ts';

test.each<[string, string]>([
  ['^[0-9a-f]{8}\\-x$', '\\A(?:[0-9a-f]{8}\\-x)\\z'],
  ['^mw-', '\\A(?:mw-)[\\s\\S]*\\z'],
  ['[\\w.]+', '\\A[\\s\\S]*(?:[a-zA-Z0-9_.]+)[\\s\\S]*\\z'],
  ['^\\d[^\\w]$', '\\A(?:[0-9][^a-zA-Z0-9_])\\z'],
  ['a|b', '\\A[\\s\\S]*(?:a|b)[\\s\\S]*\\z'],
  ['^(a|b)$', '\\A(?:(a|b))\\z'],
  ['^a\\$$', '\\A(?:a\\$)\\z'],
])('%s is %s', (pattern, expected) => {
  expect(pactRegex(pattern)).toBe(expected);
});

test.each([
  ['classes in classes', '^[[a]]$'],
  ['what is an intersection there', '^[a&&b]$'],
  ['counts that would not give back', '^a++$'],
  ['look-ahead', '^(?=a)b$'],
  ['flags', '(?i)abc'],
  ['escapes by number', '^[\\u0020-\\uD7FF]$'],
  ['classes of Unicode', '^\\p{L}+$'],
  ['spaces', '^\\s+$'],
  ['what may be a range', '^[\\w-.]+$'],
  ['anchors of one side only', '^a|b$'],
  ['anchors in the middle', '^a$|^b$'],
  ['back references', '^(a)\\1$'],
])('%s are left out', (_, pattern) => {
  expect(pactRegex(pattern)).toBeUndefined();
});
