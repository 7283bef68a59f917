import type { Knowledge } from '../contracts/knowledge.ts';
import type { Exchange } from '../contracts/wire.ts';
import type { Case } from '../suites/case.ts';
import type { PactOutcome } from './pact/pact-outcome.ts';

/** Everything that happened in one case: enough to judge it again at any time. */
export interface Transcript {
  readonly caseId: string;
  /** Addresses of the constraints that the exchanges were meant to exercise. */
  readonly covers: Case['covers'];
  readonly exchanges: readonly Exchange[];
  readonly knowledge: Knowledge;
  /** What Pact's verifier made of the exchanges, in a run that it carried. */
  readonly pact?: readonly PactOutcome[];
  /** It is traffic that no case made: it is about all that it shows. */
  readonly recorded?: true;
  /** Why the case was not run to its end, when it was not. */
  readonly ended?: Ending;
  /** It was broken off, to be run once more: for a slow reply, or for want of memory. */
  readonly cutShort?: true;
  /** What became of all requests of the run until then, for the case that is about them. */
  readonly losses?: Losses;
}

/** Requests of a run, and how often an answer was lost that came when it was asked for again. */
export interface Losses {
  readonly requests: number;
  readonly lost: number;
}

/** `error` is a fault of the harness; the others leave the case undecided or out. */
export interface Ending {
  readonly outcome: 'inconclusive' | 'skipped' | 'error';
  readonly reason: string;
  /** True when the run was over before its request could be sent. */
  readonly runEnded?: true;
  /** True when it is the data of the fixture that does not reach the case. */
  readonly dataLimited?: boolean;
}
