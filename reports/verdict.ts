import type { Level } from '../contracts/contract.ts';

/** What a verdict can say of one constraint in one case. */
export type Outcome = (typeof outcomes)[number];

/** All of them. */
export const outcomes = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;

/** The finding on one constraint in one case. */
export interface Verdict {
  readonly caseId: string;
  readonly constraintId: string;
  readonly level: Level;
  readonly outcome: Outcome;
  /** For a failure: what had to follow, and what came, in words. */
  readonly expected?: string;
  readonly actual?: string;
  /** Why it is inconclusive, skipped or an error. */
  readonly reason?: string;
  /** True when the data of the fixture is what leaves it undecided: that is nobody's fault. */
  readonly dataLimited?: boolean;
  /** True for a failure that a baseline expects: it does not decide the outcome. */
  readonly expectedFailure?: true;
  /** The id of the constraint whose failure keeps this one from being decided. */
  readonly because?: string;
  /** Indexes into the exchanges of the case. */
  readonly exchanges: readonly number[];
}
