/**
 * A Smithy pattern as Pact understands it: it looks for expressions of Ruby (Oniguruma) that match
 * the whole of a text. Undefined for a pattern that may mean something else there.
 */
export function pactRegex(pattern: string): string | undefined {
  const start = pattern.startsWith('^');
  const end = endAnchor.test(pattern);
  const body = pattern.slice(start ? 1 : 0).replace(endAnchor, '');
  if (!portable.test(body)) return undefined;
  // An alternative at the top would take the anchor of its side along.
  if ((start || end) && hasTopAlternative(body)) return undefined;
  return `\\A${start ? '' : any}(?:${inAscii(body)})${end ? '' : any}\\z`;
}

const endAnchor = /(?<!\\)\$$/;

const any = '[\\s\\S]*';

/** What may stand in a class; nothing that a range could be read into which is none here. */
const inClass = String.raw`[\w\s:/,;=@%!#"'<>~\x60.+*?(){}|$\-]|&(?!&)|\\[^\w\s]|\\[dw](?!-(?!\]))`;

/** What means the same everywhere. A count must give back what it took: `a++` would not. */
const tokens = [
  String.raw`[\w\s\-:/,;=@%&!#"'<>~\x60.|]`,
  String.raw`\\[^\w\s]|\\[dw]`,
  String.raw`\[\^?(?:${inClass})+\]`,
  String.raw`\(\?:|\((?!\?)|\)`,
  String.raw`(?:[?*+]|\{\d+(?:,\d*)?\})\??(?![+?*])`,
];

const portable = new RegExp(`^(?:${tokens.join('|')})*$`);

const ascii: Readonly<Record<string, string>> = { '\\d': '0-9', '\\w': 'a-zA-Z0-9_' };

/** Digits and letters of other alphabets are no `\d` and `\w` here, and are there. */
function inAscii(body: string): string {
  let isInClass = false;
  return body.replaceAll(/\\.|[[\]]/g, (token) => {
    if (token === '[' || token === ']') isInClass = token === '[';
    const range = ascii[token];
    if (range === undefined) return token;
    return isInClass ? range : `[${range}]`;
  });
}

function hasTopAlternative(body: string): boolean {
  let depth = 0;
  for (const [token] of body.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/g)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token === '|' && depth === 0) return true;
  }
  return false;
}
