import type { Exchange } from '../contracts/wire.ts';
import type { RunFooter, RunHeader } from './report.ts';
import type { Verdict } from './verdict.ts';

/** The run as one stream, in this order; every reporter is a consumer of it. */
export type RunEvent = RunStarted | CaseFinished | FoundOnTheWay | RunFinished;

export interface RunStarted extends RunHeader {
  readonly type: 'run-started';
}

export interface CaseFinished {
  readonly type: 'case-finished';
  readonly caseId: string;
  readonly suite: string;
  readonly title: string;
  /** On what the case is about. */
  readonly verdicts: readonly Verdict[];
  /** Ids of constraints that it met broken on its way, when there are any. */
  readonly onTheWay?: readonly string[];
  /** The exchanges of the case; kept whole only when a verdict is not `pass`. */
  readonly exchanges: readonly Exchange[];
  readonly durationMs: number;
}

/**
 * Something that cases met broken or open, and that none of them is about: a header of every
 * answer, for example. It comes after the last case, once for each constraint.
 */
export interface FoundOnTheWay {
  readonly type: 'found-on-the-way';
  /** Of the first case that met it, which the verdict names. */
  readonly suite: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** What the verdict points into. */
  readonly exchanges: readonly Exchange[];
}

export interface RunFinished extends RunFooter {
  readonly type: 'run-finished';
}

/** A consumer of the stream; every hook is optional, and one that throws stops no other. */
export interface Reporter {
  readonly name: string;
  onEvent(event: RunEvent): void | Promise<void>;
  /** Called once after `run-finished`; writes what is to be written. */
  close?(): void | Promise<void>;
}
