import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { UsageError } from '../../contracts/usage-error.ts';
import { nearestName } from './nearest-name.ts';

/** The one key of the file. */
export const listKey = 'expected-failures';

/** The YAML of a baseline: its entries as nodes, for reading them and for editing the file. */
export interface BaselineDocument {
  readonly document: Document.Parsed;
  /** None when the file lists nothing yet. */
  readonly list?: YAMLSeq;
  readonly items: readonly YAMLMap[];
  /** `name:line` of a node. */
  place(node: unknown): string;
  lineOf(node: unknown): number;
  /** The line, from 1, of an offset in the text. */
  lineAt(offset: number): number;
}

const formHint = `Begin the file with ${listKey}: and list the entries below it, each with case or constraint, and reason.`;

const quotesHint =
  'Put text that begins with * ! { [ or @, or has a colon and a space in it, into quotes.';

/** Parses a baseline as far as its list of entries. @throws UsageError that names the line. */
export function parseBaselineDocument(text: string, name: string): BaselineDocument {
  const lineCounter = new LineCounter();
  // The failsafe schema takes every scalar for the text that it is: a date stays as written.
  const document = parseDocument(text, { lineCounter, schema: 'failsafe', prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  const end = Math.max(0, text.trimEnd().length - 1);
  const lineAt = (offset: number): number => lineCounter.linePos(Math.min(offset, end)).line || 1;
  if (error) {
    const message = `${name}:${lineAt(error.pos[0])} is not YAML: ${firstLine(error.message)}.`;
    throw new UsageError(message, quotesHint, { cause: error });
  }
  const lineOf = (node: unknown): number => lineAt(offsetOf(node));
  const place = (node: unknown): string => `${name}:${lineOf(node)}`;
  refuseAliases(document, place);
  const list = listOf(document, place);
  const items = (list?.items ?? []).map((item) => {
    if (isMap(item)) return item;
    throw new UsageError(
      `${place(item ?? list)} is not an entry.`,
      'An entry is "- case: GLOB" or "- constraint: GLOB", with "reason: WHY" on the next line.',
    );
  });
  return { document, ...(list && { list }), items, place, lineOf, lineAt };
}

function listOf(document: Document.Parsed, place: (node: unknown) => string): YAMLSeq | undefined {
  const { contents } = document;
  if (contents === null || isEmpty(contents)) return undefined;
  if (!isMap(contents)) throw new UsageError(`${place(contents)} is not a baseline.`, formHint);
  for (const { key } of contents.items) {
    const wrong = isScalar(key) ? String(key.value) : '?';
    if (wrong === listKey) continue;
    const nearest = nearestName(wrong, [listKey]);
    throw new UsageError(
      `${place(key)} has the unknown key ${JSON.stringify(wrong)}.`,
      nearest ? `Did you mean ${nearest}?` : formHint,
    );
  }
  const list: unknown = contents.get(listKey, true);
  if (isSeq(list)) return list;
  if (list === undefined || isEmpty(list)) return undefined;
  throw new UsageError(`${place(list)}: ${listKey} is not a list.`, formHint);
}

/** An alias would break when the entry it refers to goes. */
function refuseAliases(document: Document.Parsed, place: (node: unknown) => string): void {
  visit(document, {
    Alias: (_, alias) => {
      throw new UsageError(
        `${place(alias)} has the alias *${alias.source}.`,
        'Put a glob that begins with * into quotes; aliases are not for baselines.',
      );
    },
  });
}

/** A key without a value; in the failsafe schema that is the empty text, unquoted. */
function isEmpty(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN' && (node.value === null || node.value === '');
}

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? text).replace(/[.:]$/, '');
}
