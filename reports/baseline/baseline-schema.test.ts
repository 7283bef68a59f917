import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { schemaMistake } from '../../contracts/schema-mistake.ts';
import schema from './baseline.schema.json' with { type: 'json' };
import { readBaseline } from './read-baseline.ts';

const validate = (value: unknown): boolean => schemaMistake(schema, value) === undefined;

function isRead(text: string): boolean {
  try {
    readBaseline(text, 'b.yaml');
    return true;
  } catch {
    return false;
  }
}

function entry(...lines: readonly string[]): string {
  return `expected-failures:\n  - ${lines.join('\n    ')}\n`;
}

test.each([
  'expected-failures: []\n',
  'expected-failures:\n',
  entry('case: ssm/*/request/**', 'reason: why'),
  entry('constraint: a', 'reason: why', 'link: https://example.com/1'),
  entry('constraint: a', 'reason: why', 'expires: 2027-01-31', 'target: mine'),
])('the schema takes what is read: %j', (text) => {
  expect(validate(parse(text))).toBe(true);
  expect(isRead(text)).toBe(true);
});

test.each([
  'hello\n',
  '- case: a\n',
  'expected_failures: []\n',
  'expected-failures: all\n',
  entry('case: a'),
  entry('reason: a'),
  entry('case: a', 'constraint: b', 'reason: c'),
  entry('case: ""', 'reason: c'),
  entry('case: a', 'reason: " "'),
  entry('case: a', 'reason: b', 'until: 2027-01-31'),
  entry('case: a', 'reason: b', 'expires: soon'),
  entry('case: a', 'reason: b', 'expires: 2027-13-01'),
  entry('case: a', 'reason: b', 'link: here'),
])('the schema refuses what is not read: %j', (text) => {
  expect(validate(parse(text))).toBe(false);
  expect(isRead(text)).toBe(false);
});
