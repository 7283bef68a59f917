/** A change of a whole matching value; what it breaks is verified afterwards. */
export interface ValueFault {
  readonly name: string;
  readonly change: (value: string) => string;
}

/** The first character that a test finds, replaced. */
function swap(test: RegExp, replacement: string): (value: string) => string {
  return (value) => value.replace(test, replacement);
}

/** The last two characters given way to, so that the length stays what it was. */
function ending(text: string): (value: string) => string {
  return (value) => `${[...value].slice(0, -[...text].length).join('')}${text}`;
}

function beginning(text: string): (value: string) => string {
  return (value) => `${text}${[...value].slice([...text].length).join('')}`;
}

/** Faults that do not depend on the pattern: what comes around a value, and look-alikes in it. */
export const wholeValueFaults: readonly ValueFault[] = [
  { name: 'empty', change: () => '' },
  { name: 'trailing-newline', change: (value) => `${value}\n` },
  { name: 'trailing-crlf', change: (value) => `${value}\r\n` },
  { name: 'leading-newline', change: (value) => `\n${value}` },
  { name: 'trailing-space', change: (value) => `${value} ` },
  { name: 'leading-space', change: (value) => ` ${value}` },
  { name: 'surrounding-spaces', change: (value) => ` ${value} ` },
  { name: 'trailing-nul', change: (value) => `${value}\u0000` },
  { name: 'prefix-before-match', change: (value) => `!${value}` },
  { name: 'suffix-after-match', change: (value) => `${value}!` },
  { name: 'embedded-in-longer', change: (value) => `!${value}!` },
  { name: 'hexadecimal-prefix', change: (value) => `0${value}` },
  { name: 'hexadecimal-suffix', change: (value) => `${value}0` },
  { name: 'first-line', change: (value) => `${value}\nsecond line` },
  { name: 'second-line', change: (value) => `first line\n${value}` },
  { name: 'twice', change: (value) => `${value}${value}` },
  { name: 'newline-in-place-of-the-last', change: ending('\n') },
  { name: 'space-in-place-of-the-last', change: ending(' ') },
  { name: 'space-in-place-of-the-first', change: beginning(' ') },
  { name: 'fullwidth-digit', change: swap(/[0-9]/, '\uFF11') },
  { name: 'arabic-indic-digit', change: swap(/[0-9]/, '\u0661') },
  { name: 'fullwidth-letter', change: swap(/[a-zA-Z]/, '\uFF41') },
  { name: 'cyrillic-letter', change: swap(/[a-zA-Z]/, '\u0430') },
  { name: 'combining-mark-for-a-letter', change: swap(/[a-zA-Z]/, '\u0301') },
  { name: 'en-dash', change: swap(/-/, '\u2013') },
  { name: 'without-separators', change: (value) => value.replaceAll(/[-_.:/]/g, '') },
  { name: 'separators-moved', change: moveSeparators },
  { name: 'separators-for-everything', change: (value) => value.replaceAll(/[^-]/g, '-') },
  { name: 'no-separators-same-length', change: (value) => value.replaceAll('-', '0') },
  { name: 'braces', change: (value) => `{${value}}` },
];

/** Each hyphen one place to the left: the length and the characters stay the same. */
function moveSeparators(value: string): string {
  return value.replaceAll(/(.)-/g, '-$1');
}
