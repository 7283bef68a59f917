import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { Bounds } from '../../contracts/shape.ts';
import { elementFaults } from './element-faults.ts';
import { matchingValues } from './matching-values.ts';
import { parsePattern } from './parse-pattern.ts';
import { wholeValueFaults } from './whole-value-faults.ts';

/** A value with a name that says what is special about it; the name is part of case ids. */
export interface PatternValue {
  readonly name: string;
  readonly value: string;
}

/** Values on both sides of a pattern; `reason` says why a side is empty. */
export interface PatternValues {
  readonly matching: readonly PatternValue[];
  readonly breaking: readonly PatternValue[];
  readonly reason?: string;
}

/**
 * The values that just satisfy and those that just break each element of a pattern, from its
 * syntax tree. Every value has been tried against the pattern; `length` is in code points, and
 * matching values fit it, while a breaking value may not.
 */
export function patternValues(pattern: string, length: Bounds = {}): PatternValues {
  if (!parsePattern(pattern)) {
    return { matching: [], breaking: [], reason: 'the pattern is no JavaScript expression' };
  }
  const written = matchingValues(pattern, length);
  const matching = distinct(written);
  const [base] = written;
  if (!base) return { matching, breaking: [], reason: 'no matching value was found' };
  const expression = compilePattern(pattern);
  const candidates = [
    ...elementFaults(base),
    ...wholeValueFaults.map(({ name, change }) => ({ name, value: change(base.value) })),
  ];
  const breaking = distinct(candidates.filter(({ value }) => !expression.test(value)));
  if (breaking.length > 0) return { matching, breaking };
  return { matching, breaking, reason: 'nothing was found that breaks the pattern' };
}

/** Each value once, under the first of its names; each name once. */
function distinct(values: readonly PatternValue[]): PatternValue[] {
  const taken = new Set<string>();
  const names = new Set<string>();
  return values.flatMap(({ name, value }) => {
    if (taken.has(value) || names.has(name)) return [];
    taken.add(value);
    names.add(name);
    return [{ name, value }];
  });
}
