import { isScalar, type YAMLMap } from 'yaml';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';
import { parseBaselineDocument } from './baseline-document.ts';
import { entryMatcher } from './entry-matcher.ts';
import { nearestName } from './nearest-name.ts';

const keys = ['case', 'constraint', 'reason', 'link', 'expires', 'target'] as const;
type Key = (typeof keys)[number];
type Texts = Readonly<Partial<Record<Key, string>>>;
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
  const at = place(item);
  const texts = textsOf(item, place);
  const { reason, link, expires, target } = texts;
  const entry = { ...subjectOf(texts, at), line };
  if (reason === undefined) {
    throw new UsageError(
      `${at}: the entry for ${entry.glob} has no reason.`,
      'Say why it is expected to fail: reason: WHY',
    );
  }
  if (link !== undefined) checkLink(link, at);
  if (expires !== undefined) checkDate(expires, at);
  return {
    ...entry,
    reason,
    ...(link !== undefined && { link }),
    ...(expires !== undefined && { expires }),
    ...(target !== undefined && { target }),
  };
}

/** The texts of an entry by key; one that is empty counts as left out. */
function textsOf(item: YAMLMap, place: Place): Texts {
  const texts: Partial<Record<Key, string>> = {};
  for (const { key, value } of item.items) {
    const name = isScalar(key) ? String(key.value ?? '') : '?';
    const known = keys.find((candidate) => candidate === name);
    if (known === undefined) {
      const nearest = nearestName(name, keys);
      throw new UsageError(
        `${place(key)} has the unknown key ${JSON.stringify(name)}.`,
        nearest ? `Did you mean ${nearest}?` : `The keys of an entry are ${keys.join(', ')}.`,
      );
    }
    if (value !== null && !isScalar(value)) {
      throw new UsageError(`${place(key)}: ${known} is not text.`, `Write ${known}: TEXT`);
    }
    const text = String(value?.value ?? '').trim();
    if (text !== '') texts[known] = text;
  }
  return texts;
}

function subjectOf(texts: Texts, at: string): Pick<BaselineEntry, 'by' | 'glob'> {
  const { case: caseGlob, constraint } = texts;
  if (caseGlob !== undefined && constraint !== undefined) {
    throw new UsageError(
      `${at}: the entry has both case and constraint.`,
      'Give one of them, or make it two entries.',
    );
  }
  const glob = caseGlob ?? constraint;
  if (glob === undefined) {
    throw new UsageError(
      `${at}: the entry has neither case nor constraint.`,
      'Say what is expected to fail: case: GLOB or constraint: GLOB',
    );
  }
  const by = caseGlob === undefined ? 'constraint' : 'case';
  try {
    entryMatcher({ by, glob });
  } catch (error) {
    const hint = 'Use * within a part of the id and ** across its slashes.';
    throw new UsageError(`${at}: the glob of ${by} cannot be used.`, hint, { cause: error });
  }
  return { by, glob };
}

function checkLink(link: string, at: string): void {
  if (/^https?:\/\//.test(link) && URL.canParse(link)) return;
  throw new UsageError(
    `${at}: the link ${link} is not a URL.`,
    'Give it in full, for example https://example.com/issues/1.',
  );
}

function checkDate(date: string, at: string): void {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Some impossible days, such as 31 June, are taken for the first of the next month.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(date)) return;
  throw new UsageError(
    `${at}: expires ${date} is not a date.`,
    'Give the last day it holds as YYYY-MM-DD, for example 2027-01-31.',
  );
}
