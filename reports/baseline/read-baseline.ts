import { isScalar, type YAMLMap } from 'yaml';
import { type SchemaMistake, schemaMistake } from '../../contracts/schema-mistake.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import schema from './baseline.schema.json' with { type: 'json' };
import type { Baseline, BaselineEntry } from './baseline.ts';
import { parseBaselineDocument } from './baseline-document.ts';
import { entryMatcher } from './entry-matcher.ts';
import { nearestName } from './nearest-name.ts';

/** One entry alone, as the schema of the file has it. */
const entrySchema = { $ref: '#/$defs/entry', $defs: schema.$defs };
const keys = ['case', 'constraint', 'reason', 'link', 'expires', 'target'] as const;
type Texts = Readonly<Partial<Record<string, string>>>;
type Place = (node: unknown) => string;

/**
 * Reads a baseline from its YAML; an empty file lists nothing. `name` is what its file is called.
 * @throws UsageError that names the line of the first mistake.
 */
export function readBaseline(text: string, name: string): Baseline {
  const { items, place, lineOf } = parseBaselineDocument(text, name);
  return { entries: items.map((item) => readEntry(item, place, lineOf(item))) };
}

function readEntry(item: YAMLMap, place: Place, line: number): BaselineEntry {
  const values = valuesOf(item);
  const mistake = schemaMistake(entrySchema, Object.fromEntries(values));
  const texts: Texts = Object.fromEntries(
    values.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  if (mistake) throw mistakeInWords(mistake, texts, { item, place });
  const { reason = '', link, expires, target } = texts;
  return {
    ...subjectOf(texts, place(item)),
    line,
    reason,
    ...(link !== undefined && { link }),
    ...(expires !== undefined && { expires }),
    ...(target !== undefined && { target }),
  };
}

/** The values of an entry by key; one that is empty counts as left out. */
function valuesOf(item: YAMLMap): [key: string, value: unknown][] {
  return item.items.flatMap(({ key, value }): [string, unknown][] => {
    const name = isScalar(key) ? String(key.value ?? '') : '?';
    if (value !== null && !isScalar(value)) return [[name, {}]];
    const text = String(value?.value ?? '').trim();
    return text === '' && keys.some((known) => known === name) ? [] : [[name, text]];
  });
}

interface InFile {
  readonly item: YAMLMap;
  readonly place: Place;
}

function mistakeInWords(
  { path: [key = ''], keyword, property }: SchemaMistake,
  texts: Texts,
  { item, place }: InFile,
): UsageError {
  const at = place(item);
  const keyAt = (name: string) => place(item.items.find((one) => isNamed(one.key, name))?.key);
  const { case: caseGlob, constraint, [key]: text = '' } = texts;
  if (keyword === 'additionalProperties') {
    const nearest = nearestName(property, keys);
    return new UsageError(
      `${keyAt(property)} has the unknown key ${JSON.stringify(property)}.`,
      nearest ? `Did you mean ${nearest}?` : `The keys of an entry are ${keys.join(', ')}.`,
    );
  }
  if (keyword === 'type') {
    return new UsageError(`${keyAt(key)}: ${key} is not text.`, `Write ${key}: TEXT`);
  }
  if (caseGlob !== undefined && constraint !== undefined) {
    return new UsageError(
      `${at}: the entry has both case and constraint.`,
      'Give one of them, or make it two entries.',
    );
  }
  const glob = caseGlob ?? constraint;
  if (glob === undefined) {
    return new UsageError(
      `${at}: the entry has neither case nor constraint.`,
      'Say what is expected to fail: case: GLOB or constraint: GLOB',
    );
  }
  if (key === 'link') {
    return new UsageError(
      `${at}: the link ${text} is not a URL.`,
      'Give it in full, for example https://example.com/issues/1.',
    );
  }
  if (key === 'expires') {
    return new UsageError(
      `${at}: expires ${text} is not a date.`,
      'Give the last day it holds as YYYY-MM-DD, for example 2027-01-31.',
    );
  }
  return new UsageError(
    `${at}: the entry for ${glob} has no reason.`,
    'Say why it is expected to fail: reason: WHY',
  );
}

function isNamed(key: unknown, name: string): boolean {
  return isScalar(key) ? String(key.value ?? '') === name : name === '?';
}

function subjectOf(
  { case: caseGlob, constraint = '' }: Texts,
  at: string,
): Pick<BaselineEntry, 'by' | 'glob'> {
  const by = caseGlob === undefined ? 'constraint' : 'case';
  const glob = caseGlob ?? constraint;
  try {
    entryMatcher({ by, glob });
  } catch (error) {
    const hint = 'Use * within a part of the id and ** across its slashes.';
    throw new UsageError(`${at}: the glob of ${by} cannot be used.`, hint, { cause: error });
  }
  return { by, glob };
}
