import { type Defect, replacing } from '../catalogue-entry.ts';
import { targetPrefix } from '../documented-behaviour.ts';
import { ServiceError } from '../service-error.ts';
import {
  isList,
  isMembers,
  type Members,
  type ServiceRequest,
  type ServiceResponse,
} from '../wire.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** Requests that are claimed, read or answered in other ways than the protocol has it. */
export const protocolDefects: readonly Defect[] = [
  target(
    'target-case-ignored',
    'X-Amz-Target is compared without case',
    (value) => value.toLowerCase() === `${targetPrefix}${operation}`.toLowerCase(),
  ),
  target(
    'target-operation-case-ignored',
    'the operation in X-Amz-Target is compared without case',
    (value) =>
      value.startsWith(targetPrefix) && value.toLowerCase().endsWith(operation.toLowerCase()),
  ),
  target(
    'target-service-ignored',
    'any service in X-Amz-Target will do',
    (value) => value.split('.').at(-1) === operation,
  ),
  target(
    'target-missing-is-the-operation',
    'a request without X-Amz-Target is served',
    (value) => value === '',
  ),
  target('target-by-prefix', 'a target that goes on after the operation is served', (value) =>
    value.startsWith(`${targetPrefix}${operation}`),
  ),
  target('target-unknown-is-served', 'every target is served', () => true),
  dispatching(
    'unknown-operation-empty-success',
    'an unknown operation gets 200 and an empty object',
    'protocol/target',
    (request, dispatch) => {
      try {
        return dispatch(request);
      } catch {
        return operation;
      }
    },
  ),
  ...['GET', 'PUT', 'DELETE', 'PATCH'].map((method) =>
    dispatching(
      `method-${method.toLowerCase()}-performed`,
      `${method} performs the operation`,
      'protocol/method',
      (request, dispatch) =>
        dispatch(request.method === method ? { ...request, method: 'POST' } : request),
    ),
  ),
  dispatching(
    'content-type-parameters-refused',
    'a Content-Type with parameters is refused',
    'protocol/content-type-parameters',
    (request, dispatch) => {
      if (request.headers['content-type']?.includes(';')) {
        throw new ServiceError('UnknownOperationException');
      }
      return dispatch(request);
    },
  ),
  dispatching(
    'content-type-charset-refused',
    'a Content-Type with a charset is an unsupported media type',
    'protocol/content-type-parameters',
    (request, dispatch) => {
      if (/charset/i.test(request.headers['content-type'] ?? '')) {
        throw new ServiceError('UnsupportedMediaTypeException', '', 415);
      }
      return dispatch(request);
    },
  ),
  parsing(
    'malformed-json-is-empty',
    'a body that is not JSON counts as {}',
    ['protocol/json', 'errors/SerializationException'],
    (body, parse) => orElse(() => parse(body), {}),
  ),
  parsing(
    'trailing-garbage-accepted',
    'what follows the JSON object is ignored',
    ['protocol/json'],
    (body, parse) => parse(firstObject(body)),
  ),
  parsing(
    'trailing-comma-accepted',
    'a trailing comma is ignored',
    ['protocol/json'],
    (body, parse) => parse(body.replaceAll(/,\s*([}\]])/g, '$1')),
  ),
  parsing('comments-accepted', 'comments are ignored', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(/\/\*.*?\*\//g, '')),
  ),
  parsing(
    'single-quotes-accepted',
    'single quotes are taken for double ones',
    ['protocol/json'],
    (body, parse) => parse(body.includes('"') ? body : body.replaceAll("'", '"')),
  ),
  parsing('unquoted-names-accepted', 'names need no quotes', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(/([{,])(\w+):/g, '$1"$2":')),
  ),
  parsing(
    'truncated-json-mended',
    'a missing brace at the end is added',
    ['protocol/json'],
    (body, parse) => parse(body.startsWith('{"') && !body.endsWith('}') ? `${body}}` : body),
  ),
  parsing(
    'raw-newlines-accepted',
    'line breaks may stand in strings',
    ['protocol/json'],
    (body, parse) => parse(body.replaceAll(/(?<=[a-z])\n(?=[a-z])/g, ' ')),
  ),
  parsing('not-a-number-accepted', 'NaN is read as null', ['protocol/json'], (body, parse) =>
    parse(body.replaceAll(':NaN', ':null')),
  ),
  parsing(
    'malformed-json-as-validation',
    'a body that is not JSON is a ValidationException',
    ['protocol/json'],
    (body, parse) => {
      try {
        JSON.parse(body);
      } catch {
        throw new ServiceError('ValidationException');
      }
      return parse(body);
    },
  ),
  parsing(
    'malformed-json-crashes',
    'a body that is not JSON is an internal error',
    ['protocol/json'],
    (body, parse) => {
      if (body !== '') JSON.parse(body);
      return parse(body);
    },
  ),
  parsing(
    'list-body-is-empty',
    'a body that is a list counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(body.startsWith('[') ? '{}' : body),
  ),
  parsing(
    'list-body-unwrapped',
    'a body that is a list of one is taken for the one',
    ['protocol/body-object'],
    (body, parse) => {
      const value = orElse(() => JSON.parse(body), undefined);
      return isList(value) && isMembers(value[0]) ? value[0] : parse(body);
    },
  ),
  parsing(
    'null-body-is-empty',
    'a body that is null counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(body === 'null' ? '{}' : body),
  ),
  parsing(
    'string-body-parsed-again',
    'a body that is a string is parsed again',
    ['protocol/body-object'],
    (body, parse) => {
      const value = orElse(() => JSON.parse(body), undefined);
      return parse(typeof value === 'string' ? value : body);
    },
  ),
  parsing(
    'scalar-body-is-empty',
    'a body that is a number or a boolean counts as {}',
    ['protocol/body-object'],
    (body, parse) => parse(/^(1|true)$/.test(body) ? '{}' : body),
  ),
  parsing(
    'empty-body-crashes',
    'an empty body is an internal error',
    ['protocol/empty-body'],
    (body, parse) => {
      if (body === '') throw new ServiceError('InternalServerError', '', 500);
      return parse(body);
    },
  ),
  parsing(
    'empty-body-unknown-operation',
    'an empty body is an unknown operation',
    ['protocol/empty-body'],
    (body, parse) => {
      if (body === '') throw new ServiceError('UnknownOperationException');
      return parse(body);
    },
  ),
  parsing(
    'unknown-members-refused',
    'members that are not known are refused',
    ['request/unknown-members'],
    (body, parse) => {
      const input = parse(body);
      if (Object.keys(input).some((name) => !known.has(name))) {
        throw new ServiceError('ValidationException');
      }
      return input;
    },
  ),
  parsing(
    'unknown-members-are-serialization-errors',
    'a body with members that are not known cannot be read',
    ['request/unknown-members'],
    (body, parse) => {
      const input = parse(body);
      if (Object.keys(input).some((name) => !known.has(name))) {
        throw new ServiceError('SerializationException');
      }
      return input;
    },
  ),
  parsing(
    'escapes-not-read',
    'member names with escapes are not known',
    ['request/valid'],
    (body, parse) => parse(body.replaceAll('\\u', '\\\\u')),
  ),
  parsing(
    'white-space-refused',
    'a body that does not start with a brace is refused',
    ['request/valid'],
    (body, parse) => {
      if (/^\s/.test(body)) throw new ServiceError('SerializationException');
      return parse(body);
    },
  ),
  sending(
    'response-content-type-json',
    'answers have Content-Type application/json',
    ['protocol/content-type'],
    withType('application/json'),
  ),
  sending(
    'response-content-type-1-0',
    'answers have the Content-Type of AWS JSON 1.0',
    ['protocol/content-type'],
    withType('application/x-amz-json-1.0'),
  ),
  sending(
    'response-content-type-html',
    'answers have Content-Type text/html',
    ['protocol/content-type'],
    withType('text/html'),
  ),
  sending(
    'response-content-type-missing',
    'answers have no Content-Type',
    ['protocol/content-type'],
    ({ headers: { 'content-type': _, ...headers }, ...rest }) => ({ ...rest, headers }),
  ),
  ...[201, 202, 206].map((status) =>
    sending(
      `success-status-${status}`,
      `success is HTTP ${status}`,
      ['protocol/status'],
      succeeding((response) => ({ ...response, status })),
    ),
  ),
  sending(
    'result-cut',
    'the JSON of a result is cut short',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: response.body.slice(0, -2) })),
  ),
  sending(
    'result-empty',
    'a result has no body',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: '' })),
  ),
  sending(
    'result-is-a-list',
    'a result is the list of items alone',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: `[${response.body}]` })),
  ),
  sending(
    'result-in-a-string',
    'a result is JSON in a string',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: JSON.stringify(response.body) })),
  ),
  sending(
    'result-with-single-quotes',
    'a result is printed as Python has it',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: response.body.replaceAll('"', "'") })),
  ),
  sending(
    'hang-on-malformed-json',
    'a body that is not JSON gets no answer',
    ['protocol/answered'],
    (response, { body }) =>
      body === 'this is not JSON' ? { ...response, transport: 'hang' } : response,
  ),
  sending(
    'reset-on-wrong-type',
    'a list for an id breaks the connection',
    ['protocol/answered'],
    (response, { body }) =>
      body.includes('"TaskId":[') ? { ...response, transport: 'reset' } : response,
  ),
  sending(
    'answer-broken-off',
    'large answers break off in the middle',
    ['protocol/answered'],
    (response) => (response.body.length > 20_000 ? { ...response, transport: 'cut' } : response),
  ),
  sending(
    'reset-on-empty-body',
    'an empty body breaks the connection',
    ['protocol/answered'],
    (response, { body, method }) =>
      body === '' && method === 'POST' ? { ...response, transport: 'reset' } : response,
  ),
];

const known: ReadonlySet<string> = new Set([
  'WindowExecutionId',
  'TaskId',
  'Filters',
  'MaxResults',
  'NextToken',
]);

type Dispatch = (request: ServiceRequest) => string;
type Parse = (body: string) => Members;
type Send = (response: ServiceResponse, request: ServiceRequest) => ServiceResponse;

function dispatching(
  name: string,
  title: string,
  broken: string,
  change: (request: ServiceRequest, dispatch: Dispatch) => string,
): Defect {
  return {
    name,
    title,
    breaks: [broken],
    change: replacing(({ dispatch }) => ({ dispatch: (request) => change(request, dispatch) })),
  };
}

/** Claims targets that are not, to the letter, the operation's. */
function target(name: string, title: string, claims: (value: string) => boolean): Defect {
  return dispatching(name, title, 'protocol/target', (request, dispatch) =>
    request.method === 'POST' && claims(request.headers['x-amz-target'] ?? '')
      ? operation
      : dispatch(request),
  );
}

function parsing(
  name: string,
  title: string,
  breaks: readonly string[],
  change: (body: string, parse: Parse) => Members,
): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ parse }) => ({ parse: (body) => change(body, parse) })),
  };
}

function sending(name: string, title: string, breaks: readonly string[], change: Send): Defect {
  return {
    name,
    title,
    breaks,
    change: replacing(({ send }) => ({
      send: (response, request) => change(send(response, request), request),
    })),
  };
}

function withType(type: string): Send {
  return (response) => ({ ...response, headers: { ...response.headers, 'content-type': type } });
}

function succeeding(change: (response: ServiceResponse) => ServiceResponse): Send {
  return (response) => (response.status === 200 ? change(response) : response);
}

/** The text up to the brace that closes the first one. */
function firstObject(body: string): string {
  let depth = 0;
  for (const [position, character] of [...body].entries()) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0 && character === '}') return [...body].slice(0, position + 1).join('');
  }
  return body;
}

function orElse<T>(attempt: () => T, otherwise: T): T {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}
