import { executions, windowId } from './data-set.ts';

/** Known-good ids of the data set, and those of a task of another execution. */
export interface ReferenceFixture {
  readonly WindowExecutionId: string;
  readonly TaskId: string;
  readonly foreign: { readonly WindowExecutionId: string; readonly TaskId: string };
}

/** The task with 57 invocations in all statuses. */
export const referenceFixture: ReferenceFixture = { ...firstTaskOf(0), foreign: firstTaskOf(1) };

/** Ids of the data set that the other operations ask for, by the members that take them. */
export const referenceIds: Readonly<Record<'WindowId' | 'InvocationId', string>> = {
  WindowId: windowId,
  InvocationId: executions[0]?.tasks[0]?.invocations[0]?.InvocationId ?? '',
};

function firstTaskOf(position: number): ReferenceFixture['foreign'] {
  const execution = executions[position];
  return {
    WindowExecutionId: execution?.WindowExecutionId ?? '',
    TaskId: execution?.tasks[0]?.TaskExecutionId ?? '',
  };
}
