import type { Bounds } from '../../contracts/shape.ts';
import { breakingElements } from './breaking-elements.ts';
import { breakingWhole } from './breaking-whole.ts';
import { matchingValues } from './matching-values.ts';
import { parsePattern } from './parse-pattern.ts';
import type { PatternValue } from './pattern-value.ts';
import { fitsLength, verifier } from './verify.ts';

export type { PatternValue } from './pattern-value.ts';

/** Values just inside and just outside a pattern; a reason where it cannot be read. */
export interface PatternValues {
  readonly matching: readonly PatternValue[];
  readonly breaking: readonly PatternValue[];
  readonly reason?: string;
}

/** Values that just satisfy and just break each element of a pattern, verified against it. */
export function patternValues(pattern: string, length: Bounds = {}): PatternValues {
  const parsed = parsePattern(pattern);
  if (!parsed) return none('not a JavaScript regular expression');
  if (parsed.isForeign) return none('a character property outside the Unicode mode');
  const { test, prepare } = verifier(pattern, parsed.root);
  const matching = [...matchingValues(parsed.root, test, length)].filter(({ value }) =>
    fitsLength(value, length),
  );
  // Ill-formed text cannot be sent, so it cannot be refused for its pattern.
  const breaking = [
    ...breakingWhole(parsed.root, test, length),
    ...breakingElements(parsed.root, test, length),
  ].filter(({ value }) => fitsLength(value));
  prepare([...matching, ...breaking].map(({ value }) => value));
  return {
    matching: distinct(matching, (value) => test(value) === true),
    breaking: distinct(breaking, (value) => test(value) === false),
  };
}

function none(reason: string): PatternValues {
  return { matching: [], breaking: [], reason };
}

function distinct(
  candidates: Iterable<PatternValue>,
  isWanted: (value: string) => boolean,
): PatternValue[] {
  const names = new Set<string>();
  const values = new Set<string>();
  const kept: PatternValue[] = [];
  for (const candidate of candidates) {
    const { name, value } = candidate;
    if (names.has(name) || values.has(value) || !isWanted(value)) continue;
    names.add(name);
    values.add(value);
    kept.push(candidate);
  }
  return kept;
}
