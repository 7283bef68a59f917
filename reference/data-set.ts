import { type Invocation, makeInvocation } from './invocation.ts';
import { uuidFor } from './uuid-for.ts';

/** A task run of an execution. */
export interface TaskRun {
  readonly TaskExecutionId: string;
  readonly TaskArn: string;
  readonly TaskType: string;
  readonly invocations: readonly Invocation[];
}

/** One execution of the one maintenance window; its start in seconds since 1970. */
export interface Execution {
  readonly WindowExecutionId: string;
  readonly StartTime: number;
  readonly tasks: readonly TaskRun[];
}

/** The maintenance window that all executions are of. */
export const windowId: string = 'mw-0c50858d01abcdef0';

const began = 1_700_000_000;
const later = began + 86_400;

/**
 * The data set. The first execution has a task with 57 invocations in all eight statuses (19
 * SUCCESS, 13 FAILED), one with exactly 20 and one with 3; the second has a task with 5; the third
 * has none, as one that was skipped.
 */
export const executions: readonly Execution[] = [
  {
    WindowExecutionId: uuidFor('execution 1'),
    StartTime: began,
    tasks: [
      task('1a', 'RUN_COMMAND', 57, began),
      task('1b', 'AUTOMATION', 20, began),
      task('1c', 'LAMBDA', 3, began),
    ],
  },
  {
    WindowExecutionId: uuidFor('execution 2'),
    StartTime: later,
    tasks: [task('2a', 'STEP_FUNCTIONS', 5, later)],
  },
  { WindowExecutionId: uuidFor('execution 3'), StartTime: later + 3600, tasks: [] },
];

function task(name: string, type: string, count: number, start: number): TaskRun {
  return {
    TaskExecutionId: uuidFor(`task ${name}`),
    TaskArn: 'AWS-RunPatchBaseline',
    TaskType: type,
    invocations: Array.from({ length: count }, (_, index) =>
      makeInvocation(name, type, start, index),
    ),
  };
}
