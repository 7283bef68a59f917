const names: Readonly<Record<string, string>> = {
  '\0': 'nul',
  '\t': 'tab',
  '\n': 'newline',
  '\v': 'vertical-tab',
  '\f': 'form-feed',
  '\r': 'carriage-return',
  ' ': 'space',
  '!': 'exclamation',
  '"': 'double-quote',
  '#': 'hash',
  $: 'dollar',
  '%': 'percent',
  '&': 'ampersand',
  "'": 'quote',
  '(': 'opening-parenthesis',
  ')': 'closing-parenthesis',
  '*': 'asterisk',
  '+': 'plus',
  ',': 'comma',
  '-': 'hyphen',
  '.': 'dot',
  '/': 'slash',
  ':': 'colon',
  ';': 'semicolon',
  '<': 'less-than',
  '=': 'equals',
  '>': 'greater-than',
  '?': 'question-mark',
  '@': 'at',
  '[': 'opening-bracket',
  '\\': 'backslash',
  ']': 'closing-bracket',
  '^': 'caret',
  _: 'underscore',
  '`': 'backtick',
  '{': 'opening-brace',
  '|': 'bar',
  '}': 'closing-brace',
  '~': 'tilde',
  '\u007f': 'delete',
  '\u00a0': 'no-break-space',
  '\u00e9': 'accented-letter',
  '\u0430': 'cyrillic-letter',
  '\u0661': 'arabic-indic-digit',
  '\u2013': 'en-dash',
  '\u2028': 'line-separator',
  '\u4e2d': 'han-character',
  '\uff11': 'fullwidth-digit',
  '\uff41': 'fullwidth-letter',
  '\u{1f600}': 'emoji',
};

/** A stable kebab-case name of a character. */
export function characterName(character: string): string {
  const name = names[character];
  if (name !== undefined) return name;
  if (/^[a-z]$/.test(character)) return `lower-${character}`;
  if (/^[A-Z]$/.test(character)) return `upper-${character.toLowerCase()}`;
  if (/^[0-9]$/.test(character)) return `digit-${character}`;
  const point = character.codePointAt(0) ?? 0;
  return `u-${point.toString(16).padStart(4, '0')}`;
}

/** Characters outside most sets, the most telling first: a letter, a mark, a space, a control. */
export const outsiders: readonly string[] = [
  ...'gxGX-_!/ ',
  ...'\u00e9\n\0a1~%*"\u4e2d\u{1f600}\r\u007f',
];
