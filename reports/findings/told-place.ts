import type { Verdict } from '../verdict.ts';
import { type Place, placeOfPointer } from './json-place.ts';

/** The words of a verdict that can point into an answer. */
export type Said = Pick<Verdict, 'expected' | 'actual'>;

/** Characters of a verdict's words that are read. */
const read = 500;

/**
 * Where an answer holds what the words of a verdict name: what a pointer points at, else a member
 * with its value, if need be that of the item which was expected otherwise, else an id or a name.
 */
export function toldPlace(body: string, { expected = '', actual = '' }: Said): Place | undefined {
  const words = wordsOf(actual);
  const [first = ''] = words;
  const pointed = first.startsWith('/') ? placeOfPointer(body, first) : undefined;
  if (pointed) return pointed;
  const item = firstPlace(body, wordsOf(expected).filter(isId));
  const from = item?.start ?? 0;
  return memberOf(body, words, from) ?? firstPlace(body, words.filter(isName)) ?? item;
}

/** Without the marks around them; of the path of a member the name is left in what follows. */
function wordsOf(text: string): string[] {
  return text
    .slice(0, read)
    .split(' ')
    .map((word) => word.replaceAll(/^["'(]+|["'),.;]+$/g, ''));
}

/** The first member that two words in a row name with its value: `Status SUCCESS`, `Owner is null`. */
function memberOf(body: string, words: readonly string[], from: number): Place | undefined {
  for (const [index, word] of words.entries()) {
    const name = word.slice(word.lastIndexOf('/') + 1);
    const next = words[index + 1];
    const value = next === 'is' ? words[index + 2] : next;
    const found = value && memberPlace(body, { name, value }, from);
    if (found) return found;
  }
  return undefined;
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

function memberPlace(body: string, { name, value }: NamedValue, from: number): Place | undefined {
  const quoted = `"${name}"`;
  for (let at = body.indexOf(quoted, from); at >= 0; at = body.indexOf(quoted, at + 1)) {
    const start = at + quoted.length;
    const colon = /^\s{0,8}:\s{0,8}"?/.exec(body.slice(start, start + 20))?.[0];
    if (colon !== undefined && body.startsWith(value, start + colon.length)) {
      return { start: at, end: start + colon.length + value.length };
    }
  }
  return undefined;
}

function firstPlace(body: string, words: readonly string[]): Place | undefined {
  for (const word of words) {
    const start = body.indexOf(`"${word}"`);
    if (start >= 0) return { start, end: start + word.length + 2 };
  }
  return undefined;
}

function isId(word: string): boolean {
  return word.length >= 8 && /[0-9]/.test(word);
}

/** A word that is no English: an id, or a name in camel case. */
function isName(word: string): boolean {
  return isId(word) || (word.length >= 4 && /[a-z][A-Z]/.test(word));
}
