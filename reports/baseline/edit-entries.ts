import { isCollection, isMap, isScalar, stringify, type YAMLMap, YAMLSeq } from 'yaml';
import { type BaselineDocument, listKey } from './baseline-document.ts';

/** What becomes of the list: which of its entries go, by index, and which ones come. */
export interface EntryEdits {
  readonly removed: ReadonlySet<number>;
  readonly added: readonly Readonly<Record<string, string>>[];
}

const heading = '# Failures that are expected, and why. An entry whose failures are gone is stale.';
const format = { lineWidth: 0 } as const;

/** Edits the entries of a baseline's text; every other line stays as it was written. */
export function editEntries(text: string, parsed: BaselineDocument, edits: EntryEdits): string {
  const { document, list, items } = parsed;
  if (list && !list.flow && items.length > 0) return editLines(text, parsed, edits);
  const { contents } = document;
  if (!isMap(contents)) return appendList(text, edits);
  if (!list && !contents.flow && document.has(listKey)) {
    return appendLines(text, entryLines(edits, '  '));
  }
  // A list in brackets has no lines of its own.
  const edited = list ?? new YAMLSeq();
  if (items.length === 0) edited.flow = false;
  edited.items = items.filter((_, index) => !edits.removed.has(index));
  for (const entry of edits.added) edited.add(document.createNode(entry));
  document.set(listKey, edited);
  return document.toString(format);
}

function appendList(text: string, edits: EntryEdits): string {
  const above = text.trim() === '' ? heading : text;
  const lines = entryLines(edits, '  ');
  return appendLines(above, lines.length > 0 ? [`${listKey}:`, ...lines] : [`${listKey}: []`]);
}

/** Adds lines at the end of a text, with the line breaks that it has. */
function appendLines(text: string, lines: readonly string[]): string {
  const end = lineBreakOf(text);
  return [text.trimEnd(), ...lines, ''].join(end);
}

function entryLines({ added }: EntryEdits, indent: string): string[] {
  if (added.length === 0) return [];
  const lines = stringify(added, format).trimEnd().split('\n');
  return lines.map((line) => indent + line);
}

function lineBreakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function editLines(text: string, { items, lineAt }: BaselineDocument, edits: EntryEdits): string {
  const lines = text.split(/\r?\n/);
  const spans = items.map((item) => spanOf(item, lines, lineAt));
  const gone = new Set<number>();
  for (const index of edits.removed) {
    const { first, last } = spans[index] ?? { first: 0, last: -1 };
    const above = firstLineAbout(first, spans[index - 1]?.last ?? 0, lines);
    for (let line = above; line <= last; line += 1) gone.add(line);
  }
  const indent = /^ */.exec(lines[spans[0]?.first ?? 0] ?? '')?.[0] ?? '';
  const added = entryLines(edits, indent);
  const tail = (spans.at(-1)?.last ?? lines.length - 1) + 1;
  const kept = (from: number, to: number): string[] =>
    lines.slice(from, to).filter((_, index) => !gone.has(from + index));
  const rest = kept(tail, lines.length);
  const edited = [...kept(0, tail), ...added, ...(rest.length > 0 ? rest : [''])];
  return edited.join(lineBreakOf(text));
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The lines of an entry, from 0, both included; the dash may stand on a line above the rest. */
function spanOf(item: YAMLMap, lines: readonly string[], lineAt: (offset: number) => number): Span {
  let first = lineAt(item.range?.[0] ?? 0) - 1;
  while (first > 0 && !/^\s*-(\s|$)/.test(lines[first] ?? '')) first -= 1;
  const nodes = item.flow ? [item] : item.items.flatMap(({ key, value }) => [key, value]);
  const ends = nodes.map((node) =>
    isScalar(node) || isCollection(node) ? (node.range?.[1] ?? 0) : 0,
  );
  // Past the end of a node is the next line already, when the node ends in a line break.
  const last = lineAt(Math.max(1, ...ends) - 1) - 1;
  return { first, last: Math.max(first, last) };
}

/** The first of the comment lines directly above an entry, with the blank line above them. */
function firstLineAbout(first: number, floor: number, lines: readonly string[]): number {
  let line = first;
  while (line - 1 > floor && /^\s*#/.test(lines[line - 1] ?? '')) line -= 1;
  if (line - 1 > floor && lines[line - 1]?.trim() === '') line -= 1;
  return line;
}
