import type { Case } from '../suites/case.ts';
import type { Session } from './run-case.ts';
import type { Transcript } from './transcript.ts';

/**
 * Takes cases to the target in another way than by sending each request ourselves, and tells what
 * happened in every one of them; gives what is to be said of it, a line each.
 */
export type Carry = (
  session: Session,
  cases: Iterable<Case>,
  onTranscript: (one: Case, transcript: Transcript) => void,
) => Promise<readonly string[]>;
