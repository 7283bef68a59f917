import type { Exchange } from '../contracts/wire.ts';
import type { RunFooter, RunHeader } from './report.ts';
import type { Verdict } from './verdict.ts';

/** The run as one stream, in this order; every reporter is a consumer of it. */
export type RunEvent = RunStarted | CaseFinished | RunFinished;

export interface RunStarted extends RunHeader {
  readonly type: 'run-started';
}

export interface CaseFinished {
  readonly type: 'case-finished';
  readonly caseId: string;
  readonly suite: string;
  readonly title: string;
  readonly verdicts: readonly Verdict[];
  /** The exchanges of the case; kept whole only when a verdict is not `pass`. */
  readonly exchanges: readonly Exchange[];
  readonly durationMs: number;
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
