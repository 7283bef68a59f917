import { copyText } from '../../contracts/copy-text.ts';
import type { Verdict } from '../verdict.ts';

/** Characters of each text of a verdict: a target can make them as long as it likes. */
const longest = 1_000;

/** A verdict whose texts are of a bounded length, and keep no longer text alive. */
export function boundVerdict(verdict: Verdict): Verdict {
  const { expected, actual, reason } = verdict;
  if (expected === undefined && actual === undefined && reason === undefined) return verdict;
  return {
    ...verdict,
    ...(expected !== undefined && { expected: bound(expected) }),
    ...(actual !== undefined && { actual: bound(actual) }),
    ...(reason !== undefined && { reason: bound(reason) }),
  };
}

function bound(text: string): string {
  const kept = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return copyText(kept);
}
