import picomatch from 'picomatch';
import { addressOf } from '../../contracts/ids.ts';
import type { Verdict } from '../verdict.ts';
import type { BaselineEntry } from './baseline.ts';

/** What an entry lists. */
export interface EntryMatcher {
  readonly verdict: (verdict: Verdict) => boolean;
  /** Whether an id, of whichever kind the entry is by, matches its glob. */
  readonly id: (id: string) => boolean;
}

/** Compiles the glob of an entry, which may leave the service and operation of the id out. */
export function entryMatcher({ by, glob }: Pick<BaselineEntry, 'by' | 'glob'>): EntryMatcher {
  const matches = picomatch(glob);
  const id = (candidate: string): boolean => {
    const rest = addressOf(candidate);
    return candidate === glob || rest === glob || matches(candidate) || matches(rest);
  };
  return {
    id,
    verdict: ({ caseId, constraintId }) => id(by === 'case' ? caseId : constraintId),
  };
}
