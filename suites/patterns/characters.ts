import type { AST } from '@eslint-community/regexpp';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';

/** Characters of every kind that a class is likely to tell apart. */
const common = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ...' -_.:/@#+=,;!?*%&$~^|\\(){}[]<>\'"`\t\n',
  'é',
  '中',
  '\u{1F600}',
];

/** A node that takes exactly one character. */
export type CharacterNode = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** True for a node that takes exactly one character. */
export function isCharacterNode(node: AST.Element): node is CharacterNode {
  return (
    node.type === 'Character' || node.type === 'CharacterClass' || node.type === 'CharacterSet'
  );
}

const found = new Map<string, { readonly inside: string[]; readonly outside: string[] }>();

/**
 * Characters that a node takes and does not take: the ends of its ranges and their neighbours
 * first, in the order of the pattern, then common ones.
 */
export function charactersOf(node: CharacterNode): {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
} {
  const known = found.get(node.raw);
  if (known) return known;
  const alone = compilePattern(`^(?:${node.raw})$`);
  const candidates = [...new Set([...boundaries(node), ...common])];
  const inside = candidates.filter((character) => alone.test(character));
  const outside = candidates.filter((character) => !alone.test(character));
  found.set(node.raw, { inside, outside });
  return { inside, outside };
}

function boundaries(node: CharacterNode): string[] {
  if (node.type === 'Character') return [String.fromCodePoint(node.value)];
  if (node.type !== 'CharacterClass') return [];
  return node.elements.flatMap((element) => {
    if (element.type === 'Character') return [element.value];
    if (element.type !== 'CharacterClassRange') return [];
    const { min, max } = element;
    return [min.value - 1, min.value, max.value, max.value + 1];
  }).flatMap((point) => (isScalar(point) ? [String.fromCodePoint(point)] : []));
}

/** True for a Unicode scalar value: anything but a lone surrogate can go into JSON and UTF-8. */
function isScalar(point: number): boolean {
  return point >= 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
}

const names: Readonly<Record<string, string>> = {
  ' ': 'space',
  '-': 'hyphen',
  '_': 'underscore',
  '.': 'dot',
  ':': 'colon',
  '/': 'slash',
  '@': 'at',
  '`': 'backtick',
  '[': 'bracket',
  '{': 'brace',
  '#': 'hash',
  '+': 'plus',
  ',': 'comma',
  '!': 'exclamation',
  '\n': 'newline',
  '\t': 'tab',
};

/** A character as a word of a case id: `lower-g`, `digit-9`, `slash`, `u00e9`. */
export function characterName(character: string): string {
  if (/^[a-z]$/.test(character)) return `lower-${character}`;
  if (/^[A-Z]$/.test(character)) return `upper-${character.toLowerCase()}`;
  if (/^[0-9]$/.test(character)) return `digit-${character}`;
  const point = character.codePointAt(0) ?? 0;
  return names[character] ?? `u${point.toString(16).padStart(4, '0')}`;
}
