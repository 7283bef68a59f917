/** Where a member name stands in the text of a JSON object. */
export interface NamePlace {
  readonly name: string;
  readonly start: number;
}

const tokens = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;

/** The members of the outermost object whose names have come before. */
export function repeatedNames(body: string): readonly NamePlace[] {
  const seen = new Set<string>();
  const repeated: NamePlace[] = [];
  let depth = 0;
  for (const { 0: token, 1: name = '', 2: colon, index: start } of body.matchAll(tokens)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth !== 1 || colon === undefined) continue;
    if (seen.has(name)) repeated.push({ name, start });
    seen.add(name);
  }
  return repeated;
}
