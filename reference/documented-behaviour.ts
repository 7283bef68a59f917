import { randomUUID } from 'node:crypto';
import type { Behaviour, Ids, Page } from './behaviour.ts';
import { documentedChecks, filtersOf, isAbsent } from './checks.ts';
import { executions, type Invocation } from './data-set.ts';
import { issueToken, readToken } from './page-token.ts';
import { ServiceError, serializationError, validationError } from './service-error.ts';
import {
  isList,
  isMembers,
  type Members,
  type ServiceRequest,
  type ServiceResponse,
} from './wire.ts';

/** The prefix of every `X-Amz-Target` of the service. */
export const targetPrefix = 'AmazonSSM.';

/** The media type of requests and answers. */
const mediaType = 'application/x-amz-json-1.1';

/** Pages have this many items when the request does not say. */
const defaultPageSize = 50;

/** Bodies above this many characters are not read. */
const largestBody = 4 * 1024 * 1024;

/** The operation as it is documented; where the documentation is silent, one of the likely ways. */
export const documentedBehaviour: Behaviour = {
  dispatch,
  parse,
  read: (input) => input,
  checks: documentedChecks,
  refuse: (kind, problems) => {
    if (problems.length > 0)
      throw kind === 'type' ? serializationError(problems[0]) : validationError(problems);
  },
  find,
  filter,
  page,
  renderItem: (item, ids) => ({ ...ids, ...item }),
  renderOutput: (items, { token }) => ({
    WindowExecutionTaskInvocationIdentities: items,
    NextToken: token ?? '',
  }),
  renderError,
  send: (response) => response,
};

function dispatch({ method, headers }: ServiceRequest): string {
  if (method !== 'POST') {
    throw new ServiceError('AccessDeniedException', 'Unable to determine the operation.', 403);
  }
  const target = headers['x-amz-target'] ?? '';
  if (!target.startsWith(targetPrefix)) throw new ServiceError('UnknownOperationException');
  return target.slice(targetPrefix.length);
}

function parse(body: string): Members {
  if (body.length > largestBody) {
    throw new ServiceError('RequestEntityTooLargeException', 'The body is too large.', 413);
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw serializationError();
  }
  if (isMembers(value)) return value;
  throw serializationError(isList(value) ? 'Start of list found where not expected' : '');
}

function find({ WindowExecutionId, TaskId }: Members): readonly Invocation[] {
  const execution = executions.find((one) => one.WindowExecutionId === WindowExecutionId);
  if (!execution) {
    const message = `Maintenance window execution ${String(WindowExecutionId)} does not exist`;
    throw new ServiceError('DoesNotExistException', message);
  }
  const task = execution.tasks.find((one) => one.TaskExecutionId === TaskId);
  if (task) return task.invocations;
  throw new ServiceError('DoesNotExistException', `Task ${String(TaskId)} does not exist`);
}

/** Every filter must hold. Keys and values that are not documented select nothing. */
function filter(items: readonly Invocation[], input: Members): readonly Invocation[] {
  return filtersOf(input).reduce<readonly Invocation[]>((selected, one) => {
    if (!isMembers(one)) return selected;
    const { Key, Values } = one;
    if (isAbsent(Key) || !isList(Values) || Values.length === 0) {
      throw new ServiceError('ValidationException', 'A filter needs a key and values.');
    }
    return Key === 'STATUS' ? selected.filter(({ Status }) => Values.includes(Status)) : [];
  }, items);
}

function page(items: readonly Invocation[], input: Members): Page {
  const size = pageSize(input);
  const start = startOf(input);
  const end = start + size;
  const shown = items.slice(start, end);
  return end < items.length ? { items: shown, token: issueToken(end, input) } : { items: shown };
}

/** The most items of a page. */
export function pageSize({ MaxResults }: Members): number {
  return typeof MaxResults === 'number' ? Math.trunc(MaxResults) : defaultPageSize;
}

/** Where the page that a request asks for starts. */
export function startOf(input: Members): number {
  const { NextToken } = input;
  return typeof NextToken === 'string' && NextToken !== '' ? readToken(NextToken, input) : 0;
}

function renderError({ type, message, status }: ServiceError): ServiceResponse {
  return jsonResponse(status, { __type: type, ...(message === '' ? {} : { message }) });
}

/** An answer with a JSON body and the headers that every answer has. */
export function jsonResponse(status: number, body: unknown): ServiceResponse {
  return {
    status,
    headers: { 'content-type': mediaType, 'x-amzn-requestid': randomUUID() },
    body: JSON.stringify(body),
  };
}

/** The ids that answers to a request repeat. */
export function idsOf({ WindowExecutionId, TaskId }: Members): Ids {
  return { WindowExecutionId: String(WindowExecutionId), TaskExecutionId: String(TaskId) };
}
