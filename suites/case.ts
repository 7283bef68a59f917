import type { Knowledge } from '../contracts/knowledge.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';

/** The suites, in the order in which they run and are reported. */
export type SuiteName =
  | 'required'
  | 'types'
  | 'lengths'
  | 'patterns'
  | 'ranges'
  | 'filters'
  | 'unknown-ids'
  | 'paging'
  | 'responses'
  | 'combinations'
  | 'errors'
  | 'protocol'
  | 'signatures';

/** What a case needs of the target; without it the case is inconclusive, and says so. */
export type Need = 'nothing' | 'fixture' | 'foreign-fixture';

/** One request of a case, and how the runner is to treat it. */
export interface Step {
  readonly request: WireRequest;
  /**
   * It may be answered from an equal request that was shared earlier in the same run. The case that
   * sent it is judged by all that the answer holds, the others only by what they are there for.
   */
  readonly shared?: boolean;
  /** It shows that a request is refused for its fault alone; shared as well. */
  readonly control?: boolean;
  /**
   * It shows what the target does anyway, so that the case is not failed for that; shared as well,
   * and judged in a case of its own. These are the addresses that it breaks.
   */
  readonly ground?: readonly string[];
}

/** The coroutine of a case: yields the next request, receives the reply to it. */
export type Steps = Generator<Step, void, Reply>;

/**
 * Something to try: data and a coroutine, without I/O and without an expectation.
 * What must follow is the contract's to say.
 */
export interface Case {
  /** The id of the constraint that it is there for, and what is special: never a position. */
  readonly id: string;
  readonly suite: SuiteName;
  readonly title: string;
  /** Addresses of the constraints that it is there to exercise; the first is its own. */
  readonly covers: readonly string[];
  /** Addresses of the constraints that its faulty request breaks; empty when all are valid. */
  readonly breaks: readonly string[];
  readonly needs: Need;
  /** It is about the run as a whole, and is run when all others are done. */
  readonly isLast?: true;
  readonly steps: (knowledge: Knowledge) => Steps;
}
