import { remember } from '../../contracts/remember.ts';

/** A fixed text: neighbouring literal characters of a pattern, taken together. */
export interface Literal {
  readonly kind: 'literal';
  readonly number: number;
  readonly text: string;
}

/** One character out of a set. */
export interface Characters {
  readonly kind: 'characters';
  readonly number: number;
  readonly source: string;
  /** Code points at and just outside the ends of the ranges of the set, ascending. */
  readonly edges: readonly string[];
  readonly has: (character: string) => boolean;
}

/** What an earlier capturing group matched. */
export interface Reference {
  readonly kind: 'reference';
  readonly group: Choice | undefined;
}

/** A part repeated; the number of a repeated set is that of the set. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly number: number;
  readonly min: number;
  readonly max: number;
  readonly part: Part;
}

/** One of several parts; a group without alternatives is a choice of one. */
export interface Choice {
  readonly kind: 'choice';
  readonly number: number;
  readonly options: readonly Part[];
}

/** Parts one after the other. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly parts: readonly Part[];
}

/** What a pattern is made of, assertions left out: values are verified against the pattern. */
export type Part = Literal | Characters | Reference | Repeat | Choice | Sequence;

/** The repetition or the alternative to take where a derivation must decide. */
export type Decisions = ReadonlyMap<Part, number>;

/** A part, and the decisions under which a derivation passes through it. */
export interface Visit {
  readonly part: Part;
  readonly decisions: Decisions;
}

/** Every part of a tree, outer ones first. */
export const visits: (root: Part) => readonly Visit[] = remember((root) => walk(root, new Map()));

function walk(part: Part, decisions: Decisions): Visit[] {
  return [{ part, decisions }, ...inner(part, decisions)];
}

function inner(part: Part, decisions: Decisions): Visit[] {
  switch (part.kind) {
    case 'sequence':
      return part.parts.flatMap((each) => walk(each, decisions));
    case 'choice':
      return part.options.flatMap((each, index) => walk(each, decided(decisions, part, index)));
    case 'repeat': {
      // A set and its repetition are one element; an optional group is entered to see inside it.
      if (part.part.kind === 'characters') return walk(part.part, decisions);
      if (part.max === 0) return [];
      return walk(part.part, part.min > 0 ? decisions : decided(decisions, part, 1));
    }
    default:
      return [];
  }
}

/** The decisions with one more. */
export function decided(decisions: Decisions, part: Part, value: number): Decisions {
  return new Map([...decisions, [part, value]]);
}
