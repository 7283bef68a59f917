import { executions, type TaskRun } from '../data-set.ts';
import { filterByStatus } from '../operation/filter-by-status.ts';
import { doesNotExist } from '../service-error.ts';
import type { Members } from '../wire.ts';
import { listPage } from './list-page.ts';
import { summary } from './summary.ts';

/** DescribeMaintenanceWindowExecutionTasks. @throws ServiceError for an unknown execution. */
export function listTasks(input: Members): Members {
  const { WindowExecutionId } = input;
  const execution = executions.find((one) => one.WindowExecutionId === WindowExecutionId);
  if (!execution) throw doesNotExist('Maintenance window execution', WindowExecutionId);
  const rendered = execution.tasks.map((task) => render(execution.WindowExecutionId, task));
  return listPage('WindowExecutionTaskIdentities', filterByStatus(rendered, input), input);
}

function render(WindowExecutionId: string, task: TaskRun) {
  const { TaskExecutionId, TaskArn, TaskType, invocations } = task;
  return { WindowExecutionId, TaskExecutionId, TaskArn, TaskType, ...summary(invocations) };
}
