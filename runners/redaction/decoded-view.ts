/** A text with its escapes undone, and where each of its characters came from. */
export interface DecodedView {
  readonly text: string;
  /** The index in the source of a character of the view, or of its end. */
  readonly at: (index: number) => number;
}

/** What makes it worthwhile to look behind escapes: quotation marks alone hide nothing. */
const worthwhile = /%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\\/|&(?:#|\w{2,8};)/i;

const escapes =
  /%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(["\\/bfnrt])|&#(\d{1,7});|&#x([0-9a-f]{1,6});|&(\w{2,8});/gi;

/** Named characters of HTML that can stand in what is secret, or beside it. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  comma: ',',
  equals: '=',
  gt: '>',
  lt: '<',
  nbsp: ' ',
  percnt: '%',
  period: '.',
  plus: '+',
  quot: '"',
  sol: '/',
};

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Escapes within escapes are undone so many times: JSON in JSON in a URL needs three. */
const mostRounds = 6;

/** Undoes percent-encoding, JSON's escapes and HTML's entities; undefined where there are none. */
export function decodedView(text: string): DecodedView | undefined {
  if (!worthwhile.test(text)) return undefined;
  let view: DecodedView = { text, at: (index) => index };
  for (let round = 0; round < mostRounds; round += 1) {
    const next = decodeOnce(view.text);
    if (!next) break;
    const { at } = view;
    view = { text: next.text, at: (index) => at(next.at(index)) };
  }
  return view;
}

function decodeOnce(source: string): DecodedView | undefined {
  const parts: string[] = [];
  // Where each literal piece begins, in the view and in the source.
  const inView = [0];
  const inSource = [0];
  let kept = 0;
  let length = 0;
  for (const match of source.matchAll(escapes)) {
    const character = characterOf(match);
    if (character === undefined) continue;
    const literal = source.slice(kept, match.index);
    parts.push(literal, character);
    inView.push(length + literal.length, length + literal.length + character.length);
    inSource.push(match.index, match.index + match[0].length);
    length += literal.length + character.length;
    kept = match.index + match[0].length;
  }
  if (kept === 0) return undefined;
  parts.push(source.slice(kept));
  return { text: parts.join(''), at: (index) => sourceOf(index, inView, inSource) };
}

function characterOf(match: RegExpExecArray): string | undefined {
  const [, percent, unicode, short, decimal, hexadecimal, name] = match;
  if (short !== undefined) return controls[short] ?? short;
  if (name !== undefined) return entities[name.toLowerCase()];
  const code = Number.parseInt(
    decimal ?? percent ?? unicode ?? hexadecimal ?? '',
    decimal ? 10 : 16,
  );
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function sourceOf(index: number, inView: readonly number[], inSource: readonly number[]): number {
  let low = 0;
  let high = inView.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((inView[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return (inSource[low] ?? 0) + index - (inView[low] ?? 0);
}
