import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import type { Bounds } from '../../contracts/shape.ts';
import { type Part, parsePattern } from './parse-pattern.ts';
import { characterPlans, repeatCounts, repeated } from './plans.ts';
import { type Plan, writeParts } from './write-part.ts';

/** A matching value with the text that each part of the pattern took. */
export interface WrittenValue {
  readonly name: string;
  readonly value: string;
  readonly parts: readonly Part[];
  readonly texts: readonly string[];
}

/** Alternatives beyond this many of one group are not written one by one. */
const mostAlternatives = 12;

/** Values that match and fit the length, one for each way to write the pattern; each is verified. */
export function matchingValues(pattern: string, length: Bounds = {}): WrittenValue[] {
  const parsed = parsePattern(pattern);
  if (!parsed) return [];
  const several = parsed.alternatives.length > 1;
  return parsed.alternatives.slice(0, mostAlternatives).flatMap((parts, index) => {
    const name = (kind: string) => (several ? `alternative-${index + 1}-${kind}` : kind);
    return [
      ...characterPlans.flatMap(({ name: kind, plan }) =>
        fitting(pattern, parts, plan, length, name(kind)),
      ),
      ...insideAlternatives(pattern, parts, length, name),
      ...extremes(pattern, parts, length, name),
    ];
  });
}

function fitting(
  pattern: string,
  parts: readonly Part[],
  plan: Plan,
  length: Bounds,
  name: string,
  alternative = 0,
): WrittenValue[] {
  for (const count of repeatCounts(length.min ?? 0, Math.min(length.max ?? 64, 1024))) {
    const written = write(pattern, parts, repeated(plan, count, alternative), length, name);
    if (written) return [written];
  }
  return [];
}

function insideAlternatives(
  pattern: string,
  parts: readonly Part[],
  length: Bounds,
  name: (kind: string) => string,
): WrittenValue[] {
  const [first] = characterPlans;
  const most = Math.min(mostAlternatives, Math.max(1, ...parts.map(alternativesIn)));
  if (!first || most === 1) return [];
  return Array.from({ length: most }, (_, index) => index).flatMap((index) =>
    fitting(pattern, parts, first.plan, length, name(`choice-${index + 1}`), index),
  );
}

function alternativesIn({ node }: Part): number {
  return node.type === 'Group' || node.type === 'CapturingGroup' ? node.alternatives.length : 1;
}

/** The shortest and the longest text that the pattern and the length allow together. */
function extremes(
  pattern: string,
  parts: readonly Part[],
  length: Bounds,
  name: (kind: string) => string,
): WrittenValue[] {
  const [first] = characterPlans;
  if (!first || parts.every(({ min, max }) => min === max)) return [];
  const attempt = (kind: string, counts: readonly number[]) => {
    for (const count of counts) {
      const written = write(pattern, parts, repeated(first.plan, count), length, name(kind));
      if (written) return [written];
    }
    return [];
  };
  const largest = Math.min(length.max ?? 64, 1024);
  const upwards = Array.from({ length: 8 }, (_, count) => count);
  const downwards = Array.from({ length: largest + 1 }, (_, count) => largest - count).slice(0, 80);
  return [...attempt('shortest', upwards), ...attempt('longest', downwards)];
}

function write(
  pattern: string,
  parts: readonly Part[],
  plan: Plan,
  { min = 0, max = Infinity }: Bounds,
  name: string,
): WrittenValue | undefined {
  const texts = writeParts(parts, plan);
  const value = texts.join('');
  const size = [...value].length;
  if (size < min || size > max || !compilePattern(pattern).test(value)) return undefined;
  return { name, value, parts, texts };
}
