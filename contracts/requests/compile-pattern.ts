import { rememberText } from '../remember.ts';

/**
 * Compiles a Smithy pattern, once: with the `u` flag, so that a character is a code point, or
 * without it for the few model patterns that are valid only so. A pattern that is no JavaScript
 * expression at all (some use Java's inline flags) constrains nothing here.
 */
export const compilePattern: (pattern: string) => RegExp = rememberText(
  (pattern) => attempt(pattern, 'u') ?? attempt(pattern, '') ?? /(?:)/,
);

function attempt(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
