import { isAbsent } from './checks.ts';
import { type Execution, executions, type TaskRun, windowId } from './data-set.ts';
import { ServiceError, serializationError, validationError } from './service-error.ts';
import { isMembers, type Members } from './wire.ts';

type Operation = (input: Members) => Members;

const siblings: Readonly<Record<string, Operation>> = {
  DescribeMaintenanceWindows: (input) =>
    paged(input, 'WindowIdentities', [
      { WindowId: windowId, Name: 'reference-window', Enabled: true, Duration: 2, Cutoff: 1 },
    ]),
  DescribeMaintenanceWindowExecutions: (input) => {
    demand(input, 'WindowId', /^mw-[0-9a-f]{17}$/);
    // This operation declares no DoesNotExistException: an unknown window has no executions.
    const found = input['WindowId'] === windowId ? executions : [];
    return paged(input, 'WindowExecutions', found.map(renderExecution));
  },
  DescribeMaintenanceWindowExecutionTasks: (input) => {
    const { WindowExecutionId, tasks } = executionOf(input);
    const rendered = tasks.map((task) => ({ WindowExecutionId, ...renderTask(task) }));
    return paged(input, 'WindowExecutionTaskIdentities', rendered);
  },
  GetMaintenanceWindowExecutionTaskInvocation: (input) => {
    demand(input, 'InvocationId', uuidForm);
    demand(input, 'TaskId', uuidForm);
    const { WindowExecutionId, tasks } = executionOf(input);
    const task = tasks.find(({ TaskExecutionId }) => TaskExecutionId === input['TaskId']);
    const found = task?.invocations.find((one) => one.InvocationId === input['InvocationId']);
    if (!task || !found) throw notFound('Invocation', input['InvocationId']);
    return { WindowExecutionId, TaskExecutionId: task.TaskExecutionId, ...found };
  },
};

const uuidForm = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

/** Answers one of the operations beside the main one. @throws ServiceError for an unknown one. */
export function answerSibling(name: string, body: string): Members {
  const operation = Object.hasOwn(siblings, name) ? siblings[name] : undefined;
  if (!operation) throw new ServiceError('UnknownOperationException');
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    throw serializationError();
  }
  if (!isMembers(input)) throw serializationError();
  return operation(input);
}

function executionOf(input: Members): Execution {
  demand(input, 'WindowExecutionId', uuidForm);
  const id = input['WindowExecutionId'];
  const found = executions.find(({ WindowExecutionId }) => WindowExecutionId === id);
  if (found) return found;
  throw notFound('Maintenance window execution', id);
}

function demand(input: Members, name: string, form: RegExp): void {
  const value = input[name];
  if (isAbsent(value)) throw validationError([`Value null at '${name}' must not be null`]);
  if (typeof value !== 'string') throw serializationError();
  if (!form.test(value)) throw validationError([`Value '${value}' at '${name}' is not valid`]);
}

function notFound(what: string, id: unknown): ServiceError {
  return new ServiceError('DoesNotExistException', `${what} ${String(id)} does not exist`);
}

function renderExecution({ WindowExecutionId, tasks }: Execution): Members {
  const { StartTime, EndTime } = tasks[0]?.invocations[0] ?? {};
  return { WindowId: windowId, WindowExecutionId, Status: 'SUCCESS', StartTime, EndTime };
}

function renderTask({ TaskExecutionId, TaskArn, TaskType, invocations }: TaskRun): Members {
  const { StartTime, EndTime } = invocations[0] ?? {};
  return { TaskExecutionId, TaskArn, TaskType, Status: 'SUCCESS', StartTime, EndTime };
}

/** Pages by offset: these lists are short, and their tokens need not be opaque. */
function paged(input: Members, name: string, items: readonly Members[]): Members {
  const { MaxResults, NextToken } = input;
  if (typeof MaxResults === 'number' && (MaxResults < 10 || MaxResults > 100)) {
    throw validationError([`Value '${MaxResults}' at 'maxResults' is out of range`]);
  }
  const start = typeof NextToken === 'string' ? Number.parseInt(NextToken, 10) || 0 : 0;
  const end = start + (typeof MaxResults === 'number' ? MaxResults : 50);
  return {
    [name]: items.slice(start, end),
    ...(end < items.length ? { NextToken: String(end) } : {}),
  };
}
