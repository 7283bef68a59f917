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

/** Characters that a node takes, and those just outside of it. */
export interface Characters {
  /** The ends of its ranges first, in the order of the pattern, then common characters. */
  readonly inside: readonly string[];
  /** The neighbours of its ranges; for a node without any, two common characters. */
  readonly outside: readonly string[];
}

const found = new Map<string, Characters>();

/** The characters on both sides of a node, found by trying them. */
export function charactersOf(node: CharacterNode): Characters {
  const known = found.get(node.raw);
  if (known) return known;
  const alone = compilePattern(`^(?:${node.raw})$`);
  const near = [...new Set(boundaries(node))];
  const inside = [...new Set([...near, ...common])].filter((character) => alone.test(character));
  const beside = near.filter((character) => !alone.test(character));
  const far = common.filter((character) => !alone.test(character)).slice(0, 2);
  const characters = { inside, outside: beside.length > 0 ? beside : far };
  found.set(node.raw, characters);
  return characters;
}

function boundaries(node: CharacterNode): string[] {
  const elements = node.type === 'CharacterClass' ? node.elements : [node];
  return elements
    .flatMap((element) => {
      if (element.type === 'Character') return around(element.value, element.value);
      if (element.type !== 'CharacterClassRange') return [];
      return around(element.min.value, element.max.value);
    })
    .flatMap((point) => (isScalar(point) ? [String.fromCodePoint(point)] : []));
}

function around(min: number, max: number): number[] {
  return [min - 1, min, max, max + 1];
}

/** True for a Unicode scalar value: anything but a lone surrogate can go into JSON and UTF-8. */
function isScalar(point: number): boolean {
  return point >= 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
}

const names: Readonly<Record<string, string>> = {
  ' ': 'space',
  '-': 'hyphen',
  _: 'underscore',
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
