import { findInvocations } from '../operation/find-invocations.ts';
import { doesNotExist } from '../service-error.ts';
import type { Members } from '../wire.ts';

/** GetMaintenanceWindowExecutionTaskInvocation: one item of the main operation, by its id. */
export function getInvocation(input: Members): Members {
  const { WindowExecutionId, TaskId, InvocationId } = input;
  const found = findInvocations(input).find((one) => one.InvocationId === InvocationId);
  if (!found) throw doesNotExist('Maintenance window execution task invocation', InvocationId);
  return { WindowExecutionId, TaskExecutionId: TaskId, ...found };
}
