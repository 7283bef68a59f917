import { createHash } from 'node:crypto';

/** One invocation of a task run, as the service stores it; times in seconds since 1970. */
export interface Invocation {
  readonly InvocationId: string;
  readonly ExecutionId?: string;
  readonly TaskType?: string;
  readonly Parameters: string;
  readonly Status: string;
  readonly StatusDetails?: string;
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly OwnerInformation?: string;
  readonly WindowTargetId?: string;
}

/** A task run of an execution. */
export interface TaskRun {
  readonly TaskExecutionId: string;
  readonly TaskArn: string;
  readonly TaskType: string;
  readonly invocations: readonly Invocation[];
}

/** One execution of the one maintenance window. */
export interface Execution {
  readonly WindowExecutionId: string;
  readonly tasks: readonly TaskRun[];
}

/** The maintenance window that all executions are of. */
export const windowId: string = 'mw-0c50858d01abcdef0';

const began = 1_700_000_000;
const statuses = [
  'SUCCESS',
  'FAILED',
  'SUCCESS',
  'TIMED_OUT',
  'CANCELLED',
  'FAILED',
  'SUCCESS',
  'IN_PROGRESS',
  'PENDING',
  'CANCELLING',
  'SUCCESS',
  'FAILED',
] as const;

/**
 * The data set: two executions. The first has a task with 57 invocations in all eight statuses
 * (20 SUCCESS, more than 10 FAILED), one with exactly 20 and one with 3; the second has a task
 * with 5.
 */
export const executions: readonly Execution[] = [
  {
    WindowExecutionId: uuid('execution 1'),
    tasks: [task('1a', 'RUN_COMMAND', 57), task('1b', 'AUTOMATION', 20), task('1c', 'LAMBDA', 3)],
  },
  { WindowExecutionId: uuid('execution 2'), tasks: [task('2a', 'STEP_FUNCTIONS', 5)] },
];

function task(name: string, type: string, count: number): TaskRun {
  return {
    TaskExecutionId: uuid(`task ${name}`),
    TaskArn: 'AWS-RunPatchBaseline',
    TaskType: type,
    invocations: Array.from({ length: count }, (_, index) => invocation(name, type, index)),
  };
}

function invocation(task: string, type: string, index: number): Invocation {
  const Status = index === 13 ? 'SKIPPED_OVERLAPPING' : (statuses[index % statuses.length] ?? '');
  const StartTime = began + index * 7 + (index % 10) / 1000;
  const finished = !['PENDING', 'IN_PROGRESS', 'CANCELLING'].includes(Status);
  const targeted = index % 2 === 0;
  return {
    InvocationId: uuid(`invocation ${task} ${index}`),
    // The backing call of a failed invocation may never have been made: it then has no id.
    ...(Status === 'FAILED' && index % 4 === 1
      ? {}
      : { ExecutionId: uuid(`run ${task} ${index}`) }),
    TaskType: type,
    Parameters: JSON.stringify({ documentName: 'AWS-RunPatchBaseline', comment: `run ${index}` }),
    Status,
    ...(index % 5 === 4 ? {} : { StatusDetails: detailsOf(Status) }),
    ...(Status === 'PENDING' ? {} : { StartTime }),
    ...(finished ? { EndTime: StartTime + 61.25 } : {}),
    ...(targeted
      ? { OwnerInformation: `team ${index % 3}`, WindowTargetId: uuid(`target ${index % 6}`) }
      : {}),
  };
}

function detailsOf(status: string): string {
  return status === 'FAILED' ? 'The instance IDs list contains an invalid entry.' : status;
}

/** A version-4 UUID made from a name: the same in every process. */
export function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
