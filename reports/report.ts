import type { Level, Source } from '../contracts/contract.ts';
import type { RunHeader } from '../runners/run-record.ts';
import type { Outcome, Verdict } from './verdict.ts';

export type { RunHeader };

/** The outcome of a whole run. */
export type RunOutcome = 'conformant' | 'nonconformant' | 'inconclusive' | 'not-implemented';

/** Number of verdicts per outcome. */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** One constraint in the report: what it says, who says so, and how it fared. */
export interface ConstraintSummary {
  readonly id: string;
  readonly level: Level;
  readonly claim: string;
  readonly source: Source;
  readonly counts: OutcomeCounts;
}

/** The tally of one suite: a case counts by the worst of its verdicts at level must. */
export interface SuiteSummary {
  readonly suite: string;
  readonly counts: OutcomeCounts;
}

/** What a run tried of all that there is to try, and which of its failures did not count. */
export interface RunScope {
  /** True when all was tried to its end and every failure counted: only then is an outcome that of the whole. */
  readonly whole: boolean;
  readonly cases: { readonly chosen: number; readonly all: number };
  /** True of recorded traffic, of which only what it shows is judged. */
  readonly recorded?: true;
  /** Failures that a baseline expects. */
  readonly expectedFailures: number;
  readonly notExercised: readonly NotExercised[];
}

/** Must-level constraints that no case could decide with the data of the fixture. */
export interface NotExercised {
  /** What they are about: `paging`, for example. */
  readonly what: string;
  readonly constraints: readonly string[];
  /** Why, with what would be needed. */
  readonly reason: string;
}

/** One operation of a run of several. */
export interface OperationSummary {
  readonly operation: string;
  readonly outcome: RunOutcome;
  /** One line that says why, when the outcome is not `conformant`. */
  readonly reason?: string;
  readonly caseSet: RunHeader['caseSet'];
  readonly counts: Readonly<Record<Level, OutcomeCounts>>;
  readonly suites: readonly SuiteSummary[];
  readonly scope: RunScope;
}

/** How the run ended: everything that is known only after the last case. */
export interface RunFooter {
  readonly durationMs: number;
  readonly outcome: RunOutcome;
  /** One line that says why, when the outcome is not `conformant`. */
  readonly reason?: string;
  readonly counts: Readonly<Record<Level, OutcomeCounts>>;
  readonly suites: readonly SuiteSummary[];
  readonly constraints: readonly ConstraintSummary[];
  /** What a person should know of how the run was set up, a line each. */
  readonly notes?: readonly string[];
  readonly requests: { readonly sent: number; readonly retried: number };
  /** Absent from what older versions wrote. */
  readonly scope?: RunScope;
  /** A part for each operation, where there are several. */
  readonly operations?: readonly OperationSummary[];
}

/** `report.json`: the whole of a run. */
export interface Report extends RunHeader, RunFooter {
  readonly verdicts: readonly Verdict[];
}
