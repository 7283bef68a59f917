import type { Case } from '../suites/case.ts';
import type { Session } from './run-case.ts';
import type { Running } from './run-cases.ts';

/**
 * Takes cases to the target in another way than by sending each request ourselves, and tells what
 * happened in every one of them; gives what is to be said of it, a line each.
 */
export type Carry = (
  session: Session,
  cases: Iterable<Case>,
  running: Running,
) => Promise<readonly string[]>;
