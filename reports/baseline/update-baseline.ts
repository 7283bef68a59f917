import { redactVerdict } from '../formats/redact.ts';
import { sanitise } from '../formats/sanitise.ts';
import type { Verdict } from '../verdict.ts';
import { applyBaseline, type BaselineOptions } from './apply-baseline.ts';
import { parseBaselineDocument } from './baseline-document.ts';
import { editEntries } from './edit-entries.ts';
import { entryMatcher } from './entry-matcher.ts';
import { readBaseline } from './read-baseline.ts';

/** The run to update a baseline by, and what its file is called, for messages. */
export interface UpdateOptions extends BaselineOptions {
  readonly name?: string;
}

/**
 * The text of a baseline by which a run like this has no unexpected failure and no stale entry.
 * Stale entries go, and each failing constraint that is not listed gets an entry. The others stay
 * as they are written; expired ones too, for only people can extend a term.
 * @throws UsageError when the text is not a baseline.
 */
export function updateBaseline(
  text: string | undefined,
  verdicts: readonly Verdict[],
  options: UpdateOptions,
): string {
  const { name = 'the baseline', today, targetName } = options;
  const before = text ?? '';
  const baseline = readBaseline(before, name);
  const { unexpected, stale, expired } = applyBaseline(baseline, verdicts, options);
  const overdue = expired.map(entryMatcher);
  const unlisted = unexpected.filter((verdict) => !overdue.some((entry) => entry.verdict(verdict)));
  const added = newEntries(unlisted, today, targetName);
  if (text !== undefined && stale.length === 0 && added.length === 0) return text;
  const removed = new Set(stale.map((entry) => baseline.entries.indexOf(entry)));
  return editEntries(before, parseBaselineDocument(before, name), { removed, added });
}

/** One entry for each constraint; for one target when it has a name, as others may well pass. */
function newEntries(
  failures: readonly Verdict[],
  today: string,
  target: string | undefined,
): Record<string, string>[] {
  const constraints = [...new Set(failures.map(({ constraintId }) => constraintId))].sort();
  return constraints.map((constraint) => {
    const own = failures.filter(({ constraintId }) => constraintId === constraint);
    return { constraint, reason: reasonFor(own, today), ...(target !== undefined && { target }) };
  });
}

function reasonFor(failures: readonly Verdict[], today: string): string {
  const [first] = failures;
  const { expected, actual } = first ? redactVerdict(first) : {};
  const words = [
    expected === undefined ? [] : [`expected ${sanitise(expected, 200)}`],
    actual === undefined ? [] : [`got ${sanitise(actual, 200)}`],
  ].flat();
  const others = failures.length - 1;
  const more = others > 0 ? ` (and ${others} more)` : '';
  return `Recorded ${today}${words.length > 0 ? ': ' : ''}${words.join(', ')}${more}`;
}
