import { expect, test } from 'vitest';
import { breakCommands, sanitise, sanitiseEnds, shorten } from './sanitise.ts';

test('what a terminal would obey, or a reader not see, is made visible', () => {
  expect(sanitise('a\u001b[31mb\u0007\u009b\u202ec\u200bd\u2028\ufeff\u{e0041}\ud800')).toBe(
    'a\\u001b[31mb\\u0007\\u009b\\u202ec\\u200bd\\u2028\\ufeff\\u{e0041}\\ud800',
  );
});

test('line breaks and tabs do not end the line', () => {
  expect(sanitise('a\r\n\tb')).toBe('a\\r\\n\\tb');
});

test('text of any script stays as it is', () => {
  const text = 'Größe 大小 حجم 😀 ✓ \\n';
  expect(sanitise(text)).toBe(text);
});

test('the length is bounded, even when every character is escaped', () => {
  expect(sanitise('\u0000'.repeat(500), 100)).toHaveLength(100);
  expect(sanitise('a'.repeat(5000))).toHaveLength(1000);
});

test('a surrogate pair is not cut', () => {
  expect(shorten('ab😀cd', 4)).toBe('ab…');
});

test('long text is shown from both ends, with its length', () => {
  expect(sanitiseEnds(`${'a'.repeat(50)}${'b'.repeat(50)}`, 12)).toBe(
    'aaaaaaaa…bbb (100 characters)',
  );
  expect(sanitiseEnds('short', 12)).toBe('short');
});

const commands = [
  ['::error::x', ': :error::x'],
  [' \u00a0::set-output name=a::b', ' \u00a0: :set-output name=a::b'],
  ['::::', ': :::'],
  ['a ##[error]b', 'a # #[error]b'],
  ['a##vso[task.setvariable variable=a]b', 'a# #vso[task.setvariable variable=a]b'],
  ["##teamcity[message text='a']", "# #teamcity[message text='a']"],
  ['###[group]', '## #[group]'],
] as const;

for (const [text, shown] of commands) {
  test(`a CI system does not obey ${text}`, () => {
    expect(sanitise(text)).toBe(shown);
    expect(breakCommands(sanitise(text))).toBe(shown);
  });
}

test('colons and number signs that are no command stay as they are', () => {
  for (const text of ['Error in Foo::Bar', 'http://[::1]:4566', '## Title', '#1 [a]', ':']) {
    expect(sanitise(text)).toBe(text);
  }
});

test('a command stays broken in text that is cut', () => {
  expect(sanitise('::error::x', 6)).toBe(': :er…');
  expect(sanitiseEnds(`${'a'.repeat(90)}##[error]b`, 40)).toContain('# #[err');
});
