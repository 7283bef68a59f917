/**
 * Finds where the JSON value that begins at `start` ends, in text that may be broken or cut: then
 * it ends with the text. `quote` is a quotation mark with the backslashes that precede it when the
 * JSON text is itself part of a JSON string.
 */
export function endOfValue(text: string, start: number, quote: string): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (text.startsWith(quote, at)) {
      at = endOfString(text, at + quote.length, quote);
      if (depth === 0) return at;
      continue;
    }
    // A mark with fewer backslashes ends the string that all of this is in.
    if (character === '"') return at;
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      // The end of what contains the value, or of the value itself.
      if (depth === 0) return at;
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (character === ',' || /\s/.test(character ?? ''))) return at;
    at += 1;
  }
  return text.length;
}

/** Just after the next quotation mark with exactly as many backslashes as the opening one. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = text.indexOf('"', start); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (at - backslashes > start && text[at - backslashes - 1] === '\\') backslashes += 1;
    if (backslashes < quote.length - 1) return at;
    if (closes(backslashes, quote.length - 1)) return at + 1;
  }
  return text.length;
}

/** Pairs of backslashes beyond those of the quote itself are escaped backslashes of the value. */
function closes(backslashes: number, own: number): boolean {
  return (backslashes - own) % (2 * (own + 1)) === 0;
}
