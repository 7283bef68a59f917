import type { Knowledge } from '../contracts/knowledge.ts';
import type { Fixture } from './fixture.ts';
import type { Obstacle } from './preflight.ts';
import type { Transcript } from './transcript.ts';

/** A run as it happened, in this order; everything that reports say is computed from it. */
export type RunRecord = RunBegun | Learned | CaseRun | OperationEnded | RunEnded;

/** What the run was made against and with: known before the first case. */
export interface RunHeader {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'aws-conformance'; readonly version: string };
  readonly service: string;
  /** The operation; of a run of several, how many there are. */
  readonly operation: string;
  readonly target: {
    readonly kind: string;
    readonly endpoint: string;
    /** The URL of the proxy that requests go through, without its password. */
    readonly proxy?: string;
  };
  /** Size and digest (over the sorted ids) of the cases that were planned. */
  readonly caseSet: { readonly size: number; readonly digest: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** How to call the command again for one case: everything before `--case`. */
  readonly repeat: string;
}

export interface RunBegun extends RunHeader {
  readonly type: 'run-begun';
  /** What is tried of each operation, in this order. */
  readonly plan: readonly PlannedPart[];
}

/** What is tried of one operation, and what it is judged by. */
export interface PlannedPart {
  readonly operation: string;
  /** Size and digest of its cases. */
  readonly caseSet: RunHeader['caseSet'];
  /** The suites of the planned cases, in the order in which they are reported. */
  readonly suites: readonly string[];
  /** How many cases there are to choose from. */
  readonly allCases: number;
  readonly contract: {
    /** Over what each constraint demands, and at which level. */
    readonly digest: string;
    /** True when it holds the target to the promises on signatures. */
    readonly signatures: boolean;
    /** True when it holds the target to what a client of an SDK makes of its answers. */
    readonly client?: true;
  };
}

/** What is known of the target before the first case of an operation; none after an obstacle. */
export interface Learned {
  readonly type: 'learned';
  readonly operation: string;
  readonly knowledge: Knowledge;
  /** The known-good input that was given or discovered. */
  readonly fixture?: Fixture;
  /** Why nothing was discovered, a line each. */
  readonly discovery: readonly string[];
}

export interface CaseRun extends Transcript {
  readonly type: 'case-run';
  readonly operation: string;
  readonly suite: string;
  readonly title: string;
}

export interface OperationEnded {
  readonly type: 'operation-ended';
  readonly operation: string;
  /** What would have failed every case alike: none was run. */
  readonly obstacle?: Obstacle;
}

export interface RunEnded {
  readonly type: 'run-ended';
  readonly durationMs: number;
  /** Why no more requests could be sent when the run ended, if that was so. */
  readonly endedEarly?: string;
  /** That was an error of the harness itself. */
  readonly harnessFault?: true;
  readonly requests: { readonly sent: number; readonly retried: number };
  /** What a person should know of how the run was set up, a line each. */
  readonly notes: readonly string[];
}
