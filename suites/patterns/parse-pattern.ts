import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import { edgesOf } from './edges.ts';
import type { Choice, Part, Sequence } from './part.ts';

/** A pattern as a tree, with a number on each element and on each group, both from 1. */
export interface ParsedPattern {
  readonly root: Choice;
  /** Meant for another dialect: `\p{Print}` is letters and braces to JavaScript without `u`. */
  readonly isForeign: boolean;
}

interface Scope {
  readonly unicode: boolean;
  readonly next: { element: number; group: number };
  readonly groups: Map<AST.Node, Choice>;
}

/** Reads a pattern as `compilePattern` does; none for what is no JavaScript expression. */
export function parsePattern(pattern: string): ParsedPattern | undefined {
  const unicode = compilePattern(pattern).unicode;
  try {
    const tree = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, {
      unicode,
    });
    const scope = { unicode, next: { element: 1, group: 0 }, groups: new Map() };
    return { root: choice(tree, scope), isForeign: !unicode && /\\p\{/i.test(pattern) };
  } catch {
    return undefined;
  }
}

type Holder = AST.Pattern | AST.Group | AST.CapturingGroup;

function choice(node: Holder, scope: Scope): Choice {
  const number = scope.next.group;
  scope.next.group += 1;
  const options = node.alternatives.map((each) => sequence(each.elements, scope));
  const made: Choice = { kind: 'choice', number, options };
  scope.groups.set(node, made);
  return made;
}

function sequence(elements: readonly AST.Element[], scope: Scope): Sequence {
  const parts: Part[] = [];
  for (const element of elements) {
    const text = literalText(element);
    const before = parts.at(-1);
    if (text !== undefined && before?.kind === 'literal') {
      parts[parts.length - 1] = { ...before, text: before.text + text };
    } else if (text !== undefined) {
      parts.push({ kind: 'literal', number: number(scope), text });
    } else if (element.type !== 'Assertion') {
      parts.push(partOf(element, scope));
    }
  }
  return { kind: 'sequence', parts };
}

function literalText(element: AST.Element): string | undefined {
  if (element.type === 'Character') return String.fromCodePoint(element.value);
  if (element.type !== 'CharacterClass' || element.negate || element.elements.length !== 1) {
    return undefined;
  }
  const [only] = element.elements;
  return only?.type === 'Character' ? String.fromCodePoint(only.value) : undefined;
}

function partOf(element: Exclude<AST.Element, AST.Assertion>, scope: Scope): Part {
  switch (element.type) {
    case 'Quantifier':
      return repeat(element, scope);
    case 'Group':
    case 'CapturingGroup':
      return isOneCharacter(element) ? characters(element, scope) : choice(element, scope);
    case 'Backreference': {
      const [group] = [element.resolved].flat();
      return { kind: 'reference', group: group && scope.groups.get(group) };
    }
    default:
      return characters(element, scope);
  }
}

function repeat(node: AST.Quantifier, scope: Scope): Part {
  const { element, min, max } = node;
  if (element.type === 'Assertion') return { kind: 'sequence', parts: [] };
  const part = partOf(element, scope);
  const number = part.kind === 'reference' || part.kind === 'sequence' ? 0 : part.number;
  return { kind: 'repeat', number, min, max, part };
}

// `([a-z]|\-)` is a set of characters in other words.
function isOneCharacter(group: AST.Group | AST.CapturingGroup): boolean {
  const isReferred = group.type === 'CapturingGroup' && group.references.length > 0;
  return (
    !isReferred &&
    group.alternatives.length > 1 &&
    group.alternatives.every(({ elements }) => {
      const [only] = elements;
      return elements.length === 1 && only !== undefined && isCharacter(only);
    })
  );
}

function isCharacter({ type }: AST.Element): boolean {
  return type === 'Character' || type === 'CharacterClass' || type === 'CharacterSet';
}

function characters(node: AST.QuantifiableElement, scope: Scope): Part {
  const expression = new RegExp(`^(?:${node.raw})$`, scope.unicode ? 'u' : '');
  const known = new Map<string, boolean>();
  const has = (character: string): boolean => {
    const found = known.get(character) ?? expression.test(character);
    known.set(character, found);
    return found;
  };
  return {
    kind: 'characters',
    number: number(scope),
    source: node.raw,
    edges: edgesOf(node),
    has,
  };
}

function number(scope: Scope): number {
  const given = scope.next.element;
  scope.next.element += 1;
  return given;
}
