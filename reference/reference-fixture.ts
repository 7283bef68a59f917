import { executions } from './data-set.ts';

/** Known-good ids of the data set, and those of a task of another execution. */
export interface ReferenceFixture {
  readonly WindowExecutionId: string;
  readonly TaskId: string;
  readonly foreign: { readonly WindowExecutionId: string; readonly TaskId: string };
}

/** The task with 57 invocations in all statuses. */
export const referenceFixture: ReferenceFixture = { ...firstTaskOf(0), foreign: firstTaskOf(1) };

function firstTaskOf(position: number): ReferenceFixture['foreign'] {
  const execution = executions[position];
  return {
    WindowExecutionId: execution?.WindowExecutionId ?? '',
    TaskId: execution?.tasks[0]?.TaskExecutionId ?? '',
  };
}
