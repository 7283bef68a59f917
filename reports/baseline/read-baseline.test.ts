import { expect, test } from 'vitest';
import { isUsageError } from '../../contracts/usage-error.ts';
import { readBaseline } from './read-baseline.ts';

function mistakeIn(text: string): { message: string; hint: string } {
  try {
    readBaseline(text, 'b.yaml');
  } catch (error) {
    if (isUsageError(error)) return { message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('the baseline was taken');
}

const entry = 'expected-failures:\n  - case: a/**\n    reason: why\n';

test('an entry has what the file says and its line', () => {
  const text = `# known\nexpected-failures:
  - case: ssm/*/request/MaxResults/**
    reason: The emulator clamps MaxResults
    link: https://example.com/1
    expires: 2027-01-31
    target: my-emulator
  - constraint: paging/complete
    reason: 404
`;
  expect(readBaseline(text, 'b.yaml').entries).toEqual([
    {
      by: 'case',
      glob: 'ssm/*/request/MaxResults/**',
      reason: 'The emulator clamps MaxResults',
      link: 'https://example.com/1',
      expires: '2027-01-31',
      target: 'my-emulator',
      line: 3,
    },
    { by: 'constraint', glob: 'paging/complete', reason: '404', line: 8 },
  ]);
});

test('a file without entries lists nothing', () => {
  for (const text of [
    '',
    '\n',
    '# a\n',
    'expected-failures:\n',
    'expected-failures: []\n',
    '---\n',
  ]) {
    expect(readBaseline(text, 'b.yaml'), text).toEqual({ entries: [] });
  }
});

test('JSON is YAML', () => {
  const text = '{"expected-failures": [{"case": "a", "reason": "b"}]}';
  expect(readBaseline(text, 'b.json').entries).toHaveLength(1);
});

test.each([
  ['not YAML', 'expected-failures:\n  - case: [\n', 'b.yaml:2 is not YAML: ', ''],
  ['two of a key', `${entry}    reason: w\n`, 'b.yaml:4 is not YAML: Map keys must be unique.', ''],
  ['two documents', `${entry}---\n${entry}`, 'b.yaml:4 is not YAML: ', ''],
  ['a tag', `${entry}    link: !url x\n`, 'b.yaml:4 is not YAML: Unresolved tag: !url.', ''],
  [
    'no mapping',
    'hello\n',
    'b.yaml:1 is not a baseline.',
    'Begin the file with expected-failures:',
  ],
  ['a list', '\n- case: a\n', 'b.yaml:2 is not a baseline.', 'Begin the file'],
  [
    'an unknown key',
    'expected_failures: []\n',
    'b.yaml:1 has the unknown key "expected_failures".',
    'Did you mean expected-failures?',
  ],
  ['no list', 'expected-failures: all\n', 'b.yaml:1: expected-failures is not a list.', 'Begin'],
  ['no entry', 'expected-failures:\n  - a/**\n', 'b.yaml:2 is not an entry.', 'An entry is'],
  ['a null entry', 'expected-failures:\n  -\n', 'b.yaml:2 is not an entry.', 'An entry is'],
  [
    'an alias',
    'expected-failures:\n  - case: &a x\n    reason: *a\n',
    'b.yaml:3 has the alias *a.',
    'into quotes',
  ],
  [
    'a key like one',
    `${entry}    expire: 2027-01-31\n`,
    'b.yaml:4 has the unknown key "expire".',
    'Did you mean expires?',
  ],
  [
    'a key like none',
    `${entry}    who: me\n`,
    'b.yaml:4 has the unknown key "who".',
    'The keys of an entry are case, constraint,',
  ],
  [
    'no reason',
    'expected-failures:\n  - case: a\n',
    'b.yaml:2: the entry for a has no reason.',
    'Say why',
  ],
  [
    'an empty reason',
    'expected-failures:\n  - case: a\n    reason: " "\n',
    'b.yaml:2: the entry for a has no reason.',
    'Say why',
  ],
  [
    'both',
    `${entry}    constraint: b\n`,
    'b.yaml:2: the entry has both case and constraint.',
    'Give one',
  ],
  [
    'none',
    'expected-failures:\n  - reason: b\n',
    'b.yaml:2: the entry has neither case nor constraint.',
    'Say what',
  ],
  [
    'a nested value',
    'expected-failures:\n  - case: [a]\n    reason: b\n',
    'b.yaml:2: case is not text.',
    'Write case: TEXT',
  ],
  ['no date', `${entry}    expires: soon\n`, 'b.yaml:2: expires soon is not a date.', 'YYYY-MM-DD'],
  [
    'an impossible date',
    `${entry}    expires: 2027-02-30\n`,
    'b.yaml:2: expires 2027-02-30 is not a date.',
    'YYYY-MM-DD',
  ],
  [
    'a time',
    `${entry}    expires: 2027-02-03T00:00\n`,
    'b.yaml:2: expires 2027-02-03T00:00 is not a date.',
    '',
  ],
  ['no URL', `${entry}    link: issue 1\n`, 'b.yaml:2: the link issue 1 is not a URL.', 'in full'],
  [
    'a script',
    `${entry}    link: javascript:x\n`,
    'b.yaml:2: the link javascript:x is not a URL.',
    '',
  ],
  [
    'a huge glob',
    `expected-failures:\n  - case: ${'a'.repeat(70_000)}\n    reason: b\n`,
    'b.yaml:2: the glob of case cannot be used.',
    'Use *',
  ],
])('%s is one line that names the place, with the way out', (_, text, message, hint) => {
  const mistake = mistakeIn(text);
  expect(mistake.message).toContain(message);
  expect(mistake.message).not.toContain('\n');
  expect(mistake.hint).toContain(hint);
  expect(mistake.hint).not.toBe('');
});
