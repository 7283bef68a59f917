/**
 * A Smithy pattern as Pact understands it: it looks for expressions of Ruby (Oniguruma) that match
 * the whole of a text. Undefined for a pattern that may mean something else there.
 */
export function pactRegex(pattern: string): string | undefined {
  const body = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  if (!portable.test(body)) return undefined;
  const [start, end] = [pattern.startsWith('^'), /(?<!\\)\$$/.test(pattern)];
  // An alternative at the top would take the anchors of its side along.
  if ((start || end) && hasTopAlternative(body)) return undefined;
  return `\\A${start ? '' : any}(?:${body})${end ? '' : any}\\z`;
}

const any = '[\\s\\S]*';

/**
 * Plain characters, escapes that mean the same everywhere, classes without classes inside, groups
 * and counts. `\d`, `\w` and `\s` take more there, and are left out of negated classes.
 */
const portable =
  /^(?:[\w\s\-:/,;=@%&!#"'<>~`]|\.|\\[dws]|\\[^\w\s]|\[(?:[\w\s:/,;=@%!#"'<>~`.+*?(){}|$\-]|&(?!&)|\\[dws]|\\[^\w\s])+\]|\[\^(?:[\w\s:/,;=@%!#"'<>~`.+*?(){}|$\-]|&(?!&)|\\[^\w\s])+\]|\((?:\?:)?|\)|[|?*]|\+(?!\+)|\{\d+(?:,\d*)?\}(?!\+))*$/;

function hasTopAlternative(body: string): boolean {
  let depth = 0;
  for (const [token] of body.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/g)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (token === '|' && depth === 0) return true;
  }
  return false;
}
