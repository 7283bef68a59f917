import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { redactVerdict } from '../formats/redact.ts';
import { sanitise } from '../formats/sanitise.ts';
import type { Verdict } from '../verdict.ts';
import { applyBaseline, type BaselineOptions } from './apply-baseline.ts';
import { type BaselineDocument, listKey, parseBaselineDocument } from './baseline-document.ts';
import { entryMatcher } from './entry-matcher.ts';
import { readBaseline } from './read-baseline.ts';

/** The file to update, and the run to update it by. */
export interface UpdateOptions extends BaselineOptions {
  /** What the file is called, for messages. */
  readonly name?: string;
}

const heading = ' Failures that are expected, each with the reason. Entries that pass are stale.';

/**
 * The text of a baseline under which a run like this has no unexpected failure: stale entries go,
 * and there is a new one for each failing constraint that is not listed. The other entries stay
 * as they are, with their comments; expired ones too, for only people can extend a term.
 * @throws UsageError when the text is not a baseline.
 */
export function updateBaseline(
  text: string | undefined,
  verdicts: readonly Verdict[],
  options: UpdateOptions,
): string {
  const { name = 'the baseline', today, targetName } = options;
  const baseline = readBaseline(text ?? '', name);
  const { unexpected, stale, expired } = applyBaseline(baseline, verdicts, options);
  const overdue = expired.map(entryMatcher);
  const unlisted = unexpected.filter((verdict) => !overdue.some((entry) => entry.verdict(verdict)));
  const added = [...Map.groupBy(unlisted, ({ constraintId }) => constraintId)];
  if (text !== undefined && stale.length === 0 && added.length === 0) return text;
  const parsed = parseBaselineDocument(text ?? '', name);
  const list = parsed.list ?? emptyList(parsed, text);
  const gone = new Set(stale.map((entry) => parsed.items[baseline.entries.indexOf(entry)]));
  list.items = list.items.filter((item) => !(isMap(item) && gone.has(item)));
  for (const [constraint, failures] of added.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const reason = reasonFor(failures, today);
    const target = targetName === undefined ? {} : { target: targetName };
    list.add(parsed.document.createNode({ constraint, reason, ...target }));
  }
  return textOf(parsed.document, list);
}
