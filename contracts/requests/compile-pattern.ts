const compiled = new Map<string, RegExp>();

/**
 * Compiles a Smithy pattern, once: with the `u` flag, so that a character is a code point, or
 * without it for the few model patterns that are valid only so.
 */
export function compilePattern(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const expression = withUnicode(pattern) ?? new RegExp(pattern);
  compiled.set(pattern, expression);
  return expression;
}

function withUnicode(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
