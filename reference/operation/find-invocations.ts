import { executions } from '../data-set.ts';
import type { Invocation } from '../invocation.ts';
import { doesNotExist } from '../service-error.ts';
import type { Members } from '../wire.ts';

/** The invocations of a task of an execution. @throws ServiceError where there is none. */
export function findInvocations({ WindowExecutionId, TaskId }: Members): readonly Invocation[] {
  const execution = executions.find((one) => one.WindowExecutionId === WindowExecutionId);
  if (!execution) throw doesNotExist('Maintenance window execution', WindowExecutionId);
  const task = execution.tasks.find((one) => one.TaskExecutionId === TaskId);
  if (!task) throw doesNotExist('Maintenance window execution task', TaskId);
  return task.invocations;
}
