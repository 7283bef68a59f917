import { type Context, createContext, Script } from 'node:vm';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { Bounds } from '../../contracts/shape.ts';
import { type Part, type Repeat, visits } from './part.ts';

/** Says whether a value matches; nothing when that takes too long to find out. */
export type Verify = (value: string) => boolean | undefined;

/** Tests values; many at once are tested sooner when prepared together. */
export interface Verifier {
  readonly test: Verify;
  readonly prepare: (values: readonly string[]) => void;
}

const script = new Script('values.map((value) => expression.test(value))');
const many = 10;
const milliseconds = 100;
const patience = 3;

/** A test by the pattern itself, guarded where its backtracking could explode. */
export function verifier(pattern: string, root: Part): Verifier {
  return guarded(compilePattern(pattern), harmlessLength(root));
}

/** The same for the values of a target, of which there is no end: none of them is kept. */
export function guardedTest(pattern: string, root: Part): Verify {
  const expression = compilePattern(pattern);
  const harmless = harmlessLength(root);
  const run = sandboxed(expression);
  return (value) =>
    value.length <= harmless ? expression.test(value) : asBoolean(run([value])?.[0]);
}

// In so few characters a search ends soon; of some suspect patterns, six are too many.
function harmlessLength(root: Part): number {
  return isSuspect(root) ? 0 : 100;
}

// A search is exponential in a repeated group that can match one text in several ways, and of a
// high power in the length where many repetitions follow one another.
function isSuspect(root: Part): boolean {
  const varied = visits(root)
    .map(({ part }) => part)
    .filter((part) => part.kind === 'repeat')
    .filter(({ min, max }) => max > min);
  const repeats = varied.filter(({ max }) => max > many);
  const isAmbiguous = ({ part }: Repeat) =>
    visits(part).some(
      (inner) =>
        inner.part.kind === 'repeat' ||
        (inner.part.kind === 'choice' && inner.part.options.length > 1),
    );
  return varied.length > 20 || repeats.length > 3 || repeats.some(isAmbiguous);
}

type Run = (values: readonly string[]) => readonly unknown[] | undefined;

/** Tests values where they can be stopped; after some that took too long, none is worth the wait. */
function sandboxed(expression: RegExp): Run {
  let sandbox: Context | undefined;
  let timeouts = 0;
  return (values) => {
    if (timeouts >= patience) return undefined;
    sandbox ??= createContext({ expression });
    sandbox['values'] = values;
    try {
      return [...script.runInContext(sandbox, { timeout: milliseconds })];
    } catch {
      timeouts += 1;
      return undefined;
    }
  };
}

function guarded(expression: RegExp, harmless: number): Verifier {
  const run = sandboxed(expression);
  const known = new Map<string, boolean | undefined>();
  const test = (value: string): boolean | undefined => {
    if (value.length <= harmless) return expression.test(value);
    if (!known.has(value)) known.set(value, asBoolean(run([value])?.[0]));
    return known.get(value);
  };
  // To guard each value costs more than to test it.
  const prepare = (values: readonly string[]): void => {
    const unknown = values.filter((value) => value.length > harmless && !known.has(value));
    const results = unknown.length > 0 ? run(unknown) : undefined;
    unknown.forEach((value, index) => {
      if (results) known.set(value, asBoolean(results[index]));
    });
  };
  return { test, prepare };
}

function asBoolean(result: unknown): boolean | undefined {
  return typeof result === 'boolean' ? result : undefined;
}

/** Whether a value has a length within bounds, in code points, and is well-formed Unicode. */
export function fitsLength(value: string, { min = 0, max = Infinity }: Bounds = {}): boolean {
  const size = [...value].length;
  return size >= min && size <= max && !/\p{Surrogate}/u.test(value);
}
