import { type AST, visitRegExpAST } from '@eslint-community/regexpp';

const digit = [0x30, 0x39];
const word = [...digit, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
const space = [0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0];

/** The characters at and just outside the ends of the ranges of a set. */
export function edgesOf(node: AST.Node): string[] {
  const ends = new Set<number>();
  visitRegExpAST(node, {
    onCharacterEnter: ({ value }) => ends.add(value),
    onCharacterSetEnter: (set) => {
      for (const end of endsOfSet(set)) ends.add(end);
    },
  });
  const around = [...ends].flatMap((end) => [end - 1, end, end + 1]);
  return [...new Set(around)]
    .filter((point) => point >= 0 && point <= 0x10ffff && !isSurrogate(point))
    .sort((left, right) => left - right)
    .map((point) => String.fromCodePoint(point));
}

function endsOfSet(set: AST.CharacterSet): readonly number[] {
  switch (set.kind) {
    case 'any':
      return [0x0a, 0x0d, 0x2028, 0x2029];
    case 'digit':
      return digit;
    case 'word':
      return word;
    case 'space':
      return space;
    case 'property':
      return set.key === 'ASCII' ? [0x00, 0x7f] : [0x20, 0x7e];
  }
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
