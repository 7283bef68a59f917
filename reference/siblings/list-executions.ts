import { type Execution, executions, windowId } from '../data-set.ts';
import type { Members } from '../wire.ts';
import { listPage } from './list-page.ts';
import { selectByFilters } from './select-by-filters.ts';
import { summary } from './summary.ts';

/** DescribeMaintenanceWindowExecutions, newest first. */
export function listExecutions(input: Members): Members {
  // This operation declares no DoesNotExistException: an unknown window has no executions.
  const found = input['WindowId'] === windowId ? executions : [];
  const selected = selectByFilters(found.map(render), input, ({ StartTime }, key, values) => {
    const times = values.map((value) => Date.parse(String(value)) / 1000);
    if (key === 'ExecutedBefore') return times.some((time) => StartTime <= time);
    return key === 'ExecutedAfter' && times.some((time) => StartTime >= time);
  });
  const newestFirst = selected.toSorted((one, other) => other.StartTime - one.StartTime);
  return listPage('WindowExecutions', newestFirst, input);
}

function render({ WindowExecutionId, StartTime, tasks }: Execution) {
  const { Status, EndTime } = summary(tasks.flatMap(({ invocations }) => invocations));
  const StatusDetails = tasks.length === 0 ? 'No tasks to execute.' : undefined;
  return { WindowId: windowId, WindowExecutionId, Status, StatusDetails, StartTime, EndTime };
}
