import type { Bounds } from '../../contracts/shape.ts';
import { outsiders } from './character-names.ts';
import { type Derived, ordinaryUuid, ordinaryValue } from './ordinary-value.ts';
import type { Choice } from './part.ts';
import type { PatternValue } from './pattern-value.ts';
import { uuidForms } from './uuid-values.ts';
import type { Verify } from './verify.ts';

/** Values that break a pattern as a whole: its anchors, its alphabet, its separators. */
export function* breakingWhole(
  root: Choice,
  verify: Verify,
  length: Bounds,
): Generator<PatternValue> {
  const derived = roomyValue(root, verify, length);
  if (!derived) return;
  yield* surrounded(derived.value, verify);
  if (derived.value === ordinaryUuid) yield* uuidForms(ordinaryUuid);
  yield* exoticCharacters(derived);
  yield* separatorValues(derived);
}

// A shorter value where there is one, so that what is added breaks the pattern alone.
function roomyValue(root: Choice, verify: Verify, length: Bounds): Derived | undefined {
  const { max = Infinity } = length;
  const shorter = { ...length, max: max - 4 };
  return ordinaryValue(root, verify, shorter) ?? ordinaryValue(root, verify, length);
}

function* surrounded(value: string, verify: Verify): Generator<PatternValue> {
  yield { name: 'empty', value: '' };
  yield { name: 'trailing-newline', value: `${value}\n` };
  yield { name: 'leading-newline', value: `\n${value}` };
  yield { name: 'trailing-crlf', value: `${value}\r\n` };
  yield { name: 'trailing-space', value: `${value} ` };
  yield { name: 'leading-space', value: ` ${value}` };
  yield { name: 'surrounding-spaces', value: ` ${value} ` };
  yield { name: 'trailing-nul', value: `${value}\0` };
  yield { name: 'braces', value: `{${value}}` };
  const around: readonly [string, (added: string) => string][] = [
    ['prefix-before-match', (added) => `${added}${value}`],
    ['suffix-after-match', (added) => `${value}${added}`],
    ['embedded-in-longer', (added) => `${added}${value}${added}`],
    ['second-line', (added) => `${added}\n${value}`],
    ['first-line', (added) => `${value}\n${added}`],
  ];
  for (const [name, make] of around) {
    const added = outsiders.find((each) => verify(make(each)) === false);
    if (added !== undefined) yield { name, value: make(added) };
  }
}

// Look-alikes that a `\d`, a `\w` or a comparison of any alphabet lets through.
function* exoticCharacters(derived: Derived): Generator<PatternValue> {
  const put = (name: string, from: RegExp, to: string): PatternValue[] => {
    const at = placeOf(derived, from);
    return at === undefined ? [] : [{ name, value: derived.texts.flat().with(at, to).join('') }];
  };
  yield* put('fullwidth-digit', /[0-9]/, '\uff11');
  yield* put('arabic-indic-digit', /[0-9]/, '\u0661');
  yield* put('fullwidth-letter', /[a-z]/i, '\uff41');
  yield* put('cyrillic-letter', /[a-z]/i, '\u0430');
  yield* put('en-dash', /-/, '\u2013');
}

// In a set rather than in a fixed text where there is one, since a set is what may be too wide.
function placeOf({ runs, texts }: Derived, wanted: RegExp): number | undefined {
  const sets = texts.map((text, index) =>
    runs[index]?.part.kind === 'characters' ? text : text.map(() => ''),
  );
  for (const characters of [sets.flat(), texts.flat()]) {
    const at = characters.findIndex((character) => wanted.test(character));
    if (at >= 0) return at;
  }
  return undefined;
}

function* separatorValues({ texts, runs, value }: Derived): Generator<PatternValue> {
  const isSeparator = (text: readonly string[], index: number) =>
    runs[index]?.part.kind === 'literal' && isMark(text.join(''));
  const separators = texts.filter(isSeparator);
  const [separator] = separators;
  if (separator === undefined) return;
  const others = texts.filter((text, index) => !isSeparator(text, index));
  yield { name: 'without-separators', value: others.flat().join('') };
  yield { name: 'only-separators', value: separator.join('').repeat([...value].length) };
  yield { name: 'separators-moved', value: moved(texts, isSeparator) };
}

// Of ASCII alone, it is known without the tables of Unicode, which take milliseconds to set up.
function isMark(text: string): boolean {
  if (text < '\u0080') return /^[^0-9a-z]$/i.test(text);
  return /^[^\p{L}\p{N}]$/u.test(text);
}

// Every separator changes places with the character before it.
function moved(
  texts: Derived['texts'],
  isSeparator: (text: readonly string[], index: number) => boolean,
): string {
  const characters: string[] = [];
  texts.forEach((text, index) => {
    const before = isSeparator(text, index) ? characters.pop() : undefined;
    characters.push(...text);
    if (before !== undefined) characters.push(before);
  });
  return characters.join('');
}
