import { createContext, Script } from 'node:vm';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { Bounds } from '../../contracts/shape.ts';

/** Says whether a value matches; nothing when that takes too long to find out. */
export type Verify = (value: string) => boolean | undefined;

const milliseconds = 100;
const patience = 3;
// What backtracks over so few characters ends in time whatever the pattern.
const harmless = 14;

/** A test by the pattern itself, guarded where its backtracking could explode. */
export function verifier(pattern: string): Verify {
  const expression = compilePattern(pattern);
  // A repeated group that repeats something itself is what makes a search exponential.
  const isSuspect = /[*+}?]\)+[*+{]|\|[^()]*\)[*+{]/.test(pattern);
  if (!isSuspect) return (value) => expression.test(value);
  return guarded(expression);
}

function guarded(expression: RegExp): Verify {
  const sandbox = createContext({ expression, value: '' });
  const script = new Script('expression.test(value)');
  let timeouts = 0;
  return (value) => {
    if (value.length <= harmless) return expression.test(value);
    // After some values that took too long, no other is worth the wait.
    if (timeouts >= patience) return undefined;
    sandbox['value'] = value;
    try {
      return script.runInContext(sandbox, { timeout: milliseconds }) === true;
    } catch {
      timeouts += 1;
      return undefined;
    }
  };
}

/** Whether a value has a length within bounds, in code points, and is well-formed Unicode. */
export function fitsLength(value: string, { min = 0, max = Infinity }: Bounds = {}): boolean {
  const size = [...value].length;
  return size >= min && size <= max && !/\p{Surrogate}/u.test(value);
}
