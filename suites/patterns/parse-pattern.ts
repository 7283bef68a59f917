import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** One element of a pattern that takes characters, with how often it may come. */
export interface Part {
  readonly node: AST.Element;
  readonly min: number;
  readonly max: number;
}

/** A pattern as the alternatives at its top, each a sequence of parts. */
export interface ParsedPattern {
  readonly alternatives: readonly (readonly Part[])[];
}

const parser = new RegExpParser();

/** Parses a pattern, with the `u` flag or without; undefined when it is no JavaScript expression. */
export function parsePattern(pattern: string): ParsedPattern | undefined {
  const tree = attempt(pattern, true) ?? attempt(pattern, false);
  return tree && { alternatives: tree.alternatives.map(partsOf) };
}

function attempt(pattern: string, unicode: boolean): AST.Pattern | undefined {
  try {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode });
  } catch {
    return undefined;
  }
}

/** The parts of a sequence; anchors and lookarounds take no characters, and are left out. */
export function partsOf({ elements }: AST.Alternative): Part[] {
  return elements.flatMap((element): Part[] => {
    if (element.type === 'Assertion') return [];
    if (element.type !== 'Quantifier') return [{ node: element, min: 1, max: 1 }];
    const { min, max, element: node } = element;
    return node.type === 'Assertion' ? [] : [{ node, min, max }];
  });
}
