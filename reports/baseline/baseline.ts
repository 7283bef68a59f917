/** Failures that are known, and for which a run is not to fail. */
export interface Baseline {
  /** In the order of the file. */
  readonly entries: readonly BaselineEntry[];
}

/** One entry: the verdicts it lists, and why they are expected to fail. */
export interface BaselineEntry {
  /** What `glob` is matched with: the id of the case or that of the constraint. */
  readonly by: 'case' | 'constraint';
  /** May leave the service and operation out. */
  readonly glob: string;
  readonly reason: string;
  readonly link?: string;
  /** The last day it holds, as YYYY-MM-DD. */
  readonly expires?: string;
  /** The only target it holds for, by name. */
  readonly target?: string;
  /** Where it begins in the file, from 1. */
  readonly line: number;
}
