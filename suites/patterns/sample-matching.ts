import type { Bounds } from '../../contracts/shape.ts';
import { ordinaryValue } from './ordinary-value.ts';
import { parsePattern } from './parse-pattern.ts';
import { fitsLength, verifier } from './verify.ts';

// Java's inline flags, which JavaScript does not read.
const inlineFlags = /\(\?[a-zA-Z]+\)/g;

/** One plain value that matches a pattern within length bounds; none when none was found. */
export function sampleMatching(pattern: string, length: Bounds = {}): string | undefined {
  const parsed = parsePattern(pattern);
  if (parsed) return ordinaryValue(parsed.root, verifier(pattern, parsed.root).test, length)?.value;
  const bare = pattern.replace(inlineFlags, '');
  if (bare === pattern || !parsePattern(bare)) return undefined;
  const value = sampleMatching(bare, length);
  // What matches without a flag such as `i` matches with it.
  return value !== undefined && fitsLength(value, length) ? value : undefined;
}
