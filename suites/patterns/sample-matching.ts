import type { Bounds } from '../../contracts/shape.ts';
import { matchingValues } from './matching-values.ts';

const samples = new Map<string, string | undefined>();

/** One plain value that matches a pattern within a length in code points; undefined if none is found. */
export function sampleMatching(pattern: string, length: Bounds = {}): string | undefined {
  const key = `${pattern} ${length.min} ${length.max}`;
  if (!samples.has(key)) samples.set(key, matchingValues(pattern, length)[0]?.value);
  return samples.get(key);
}
