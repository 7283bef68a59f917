/** What JSON text holds, found without parsing it. */
export interface Scanned {
  /** Levels of arrays and objects inside each other, at the deepest place. */
  readonly depth: number;
  /** Members and elements, and what stands alone: never less than there are. */
  readonly values: number;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;

/** Counts brackets and commas outside of strings; text that is no JSON has some count as well. */
export function scanAnswer(text: string): Scanned {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === comma) {
      values += 1;
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      values += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
    }
  }
  return { depth: deepest, values };
}

/** Where the string that begins here ends: its closing quotation mark, else the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return text.length;
}
