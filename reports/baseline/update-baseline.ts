import { sanitise } from '../text/sanitise.ts';
import type { AppliedBaseline, Unlisted } from './apply-baseline.ts';
import { parseBaselineDocument } from './baseline-document.ts';
import { editEntries } from './edit-entries.ts';

/** The run to update a baseline by, and what its file is called, for messages. */
export interface UpdateOptions {
  /** As YYYY-MM-DD. */
  readonly today: string;
  readonly targetName?: string;
  readonly name?: string;
}

/**
 * The text of a baseline by which a run like the one that it was applied to has no unexpected
 * failure and no stale entry. Stale entries go, and each failing constraint that is not listed gets
 * an entry. The others stay as they are written; expired ones too, for only people can extend a
 * term.
 * @throws UsageError when the text is not a baseline.
 */
export function updateBaseline(
  text: string | undefined,
  applied: AppliedBaseline,
  options: UpdateOptions,
): string {
  const { name = 'the baseline' } = options;
  const before = text ?? '';
  const { entries } = applied.baseline;
  const removed = new Set(applied.stale().map((entry) => entries.indexOf(entry)));
  const added = newEntries(applied.unlisted(), options);
  if (text !== undefined && removed.size === 0 && added.length === 0) return text;
  return editEntries(before, parseBaselineDocument(before, name), { removed, added });
}

/** One entry for each constraint; for one target when it has a name, as others may well pass. */
function newEntries(
  unlisted: ReadonlyMap<string, Unlisted>,
  { today, targetName }: UpdateOptions,
): Record<string, string>[] {
  return [...unlisted]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([constraint, failures]) => {
      const target = targetName === undefined ? {} : { target: targetName };
      return { constraint, reason: reasonFor(failures, today), ...target };
    });
}

function reasonFor({ first: { expected, actual }, count }: Unlisted, today: string): string {
  const words = [
    expected === undefined ? [] : [`expected ${sanitise(expected, 200)}`],
    actual === undefined ? [] : [`got ${sanitise(actual, 200)}`],
  ].flat();
  const more = count > 1 ? ` (and ${count - 1} more)` : '';
  return `Recorded ${today}${words.length > 0 ? ': ' : ''}${words.join(', ')}${more}`;
}
