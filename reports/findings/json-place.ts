import { endOfValue } from '../../runners/redaction/end-of-value.ts';

/** Where something stands in a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Finds the value that a JSON pointer points at, in JSON text that may be cut or broken. */
export function placeOfPointer(text: string, pointer: string): Place | undefined {
  let start = skipBlanks(text, 0);
  for (const name of pointer.split('/').slice(1)) {
    const child = childAt(text, start, name);
    if (child === undefined) return undefined;
    start = child;
  }
  return { start, end: endOfValue(text, start, '"') };
}

function childAt(text: string, parent: number, wanted: string): number | undefined {
  for (const [name, start] of childrenOf(text, parent)) if (name === wanted) return start;
  return undefined;
}

/** The name, or the index, of each value in an object or array, with where the value begins. */
function* childrenOf(text: string, parent: number): Generator<readonly [string, number]> {
  const isObject = text[parent] === '{';
  if (!isObject && text[parent] !== '[') return;
  let at = skipBlanks(text, parent + 1);
  for (let index = 0; at < text.length; index += 1) {
    let name = String(index);
    if (isObject) {
      const end = endOfValue(text, at, '"');
      name = text.slice(at + 1, end - 1);
      at = skipBlanks(text, end);
      if (text[at] !== ':') return;
      at = skipBlanks(text, at + 1);
    }
    yield [name, at];
    at = skipBlanks(text, endOfValue(text, at, '"'));
    if (text[at] !== ',') return;
    at = skipBlanks(text, at + 1);
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
