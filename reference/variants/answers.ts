import { replacing, type Variant } from '../catalogue-entry.ts';
import { jsonResponse } from '../documented-behaviour.ts';
import type { ServiceError } from '../service-error.ts';
import { isMembers, type Members, type ServiceResponse } from '../wire.ts';

const smithy = 'Smithy, AWS JSON 1.1 protocol';

/** Unusual answers: how members, times, errors and the end of a list are written. */
export const answerVariants: readonly Variant[] = [
  output(
    'token-absent-at-the-end',
    'NextToken is left out at the end',
    'recorded answers have none',
    ({ NextToken, ...rest }) => (NextToken === '' ? rest : { ...rest, NextToken }),
  ),
  output(
    'token-null-at-the-end',
    'NextToken is null at the end',
    'clients drop null members',
    (result) => (result['NextToken'] === '' ? { ...result, NextToken: null } : result),
  ),
  output(
    'extra-members',
    'answers have members that the page does not list',
    'clients ignore what they do not know',
    (result) => ({ ...result, ResponseMetadata: { HTTPStatusCode: 200 }, __proto__extra: 1 }),
  ),
  output(
    'members-reversed',
    'the members of an answer come in reverse',
    'JSON objects have no order',
    (result) => Object.fromEntries(Object.entries(result).reverse()),
  ),
  output(
    'list-absent-when-empty',
    'an empty list of items is left out',
    'the model requires no member',
    ({ WindowExecutionTaskInvocationIdentities: list, ...rest }) =>
      Array.isArray(list) && list.length === 0
        ? rest
        : { ...rest, WindowExecutionTaskInvocationIdentities: list },
  ),
  ...[
    'OwnerInformation',
    'WindowTargetId',
    'ExecutionId',
    'StatusDetails',
    'TaskType',
    'EndTime',
    'StartTime',
    'Parameters',
  ].map((name) =>
    item(
      `without-${kebab(name)}`,
      `items have no ${name}`,
      'the model requires no member',
      (found) => omit(found, [name]),
    ),
  ),
  item(
    'only-what-identifies',
    'items have only their ids, status and start',
    'the model requires no member',
    (found) =>
      omit(found, [
        'OwnerInformation',
        'WindowTargetId',
        'ExecutionId',
        'StatusDetails',
        'TaskType',
        'EndTime',
        'Parameters',
      ]),
  ),
  item(
    'without-the-ids-asked-for',
    'items do not repeat the ids of the request',
    'the model requires no member',
    (found) => omit(found, ['WindowExecutionId', 'TaskExecutionId']),
  ),
  item('null-members', 'absent members are null', 'clients must drop null members', (found) => ({
    OwnerInformation: null,
    WindowTargetId: null,
    EndTime: null,
    ...found,
  })),
  item(
    'extra-item-members',
    'items have members that the page does not list',
    'clients ignore what they do not know',
    (found) => ({ ...found, Region: 'us-east-1', Attempts: 1 }),
  ),
  item(
    'window-target-id-empty',
    'WindowTargetId is empty where there is no target',
    'its length may be 0',
    (found) => ({ WindowTargetId: '', ...found }),
  ),
  item('status-details-empty', 'StatusDetails is empty', 'its length may be 0', (found) => ({
    ...found,
    StatusDetails: '',
  })),
  item(
    'status-details-of-250-characters',
    'StatusDetails has 250 characters',
    'its length may be 250',
    (found) => ({ ...found, StatusDetails: 'é'.repeat(250) }),
  ),
  item(
    'status-details-astral',
    'StatusDetails has 250 characters outside the basic plane',
    'lengths count code points',
    (found) => ({ ...found, StatusDetails: '\u{1F600}'.repeat(250) }),
  ),
  item(
    'owner-information-of-128-characters',
    'OwnerInformation has 128 characters',
    'its length may be 128',
    (found) => ({ ...found, OwnerInformation: 'o'.repeat(128) }),
  ),
  item(
    'parameters-not-json',
    'Parameters is a string of no known form',
    'it is a string, and no more is said',
    (found) => ({ ...found, Parameters: '' }),
  ),
  item(
    'invocation-ids-in-upper-case',
    'InvocationId is in upper case',
    'the pattern allows it',
    (found) => ({ ...found, InvocationId: String(found['InvocationId']).toUpperCase() }),
  ),
  item(
    'echoed-ids-in-upper-case',
    'the ids of the request are repeated in upper case',
    'hexadecimal digits have no case',
    (found) => ({
      ...found,
      WindowExecutionId: String(found['WindowExecutionId']).toUpperCase(),
      TaskExecutionId: String(found['TaskExecutionId']).toUpperCase(),
    }),
  ),
  item('times-in-whole-seconds', 'times are integers', 'milliseconds are optional', (found) =>
    eachTime(found, Math.round),
  ),
  item(
    'times-with-microseconds',
    'times have six decimals',
    'precision beyond milliseconds should be cut, no more',
    (found) => eachTime(found, (time) => time + 0.000123),
  ),
  item('end-equals-start', 'EndTime is StartTime', 'an end is not before its start', (found) =>
    'EndTime' in found ? { ...found, EndTime: found['StartTime'] } : found,
  ),
  sending(
    'times-in-exponent-form',
    'times are written 1.7E9',
    'AWS prints them so',
    (response) => ({
      ...response,
      body: response.body.replaceAll(
        /"(StartTime|EndTime)":([\d.]+)/g,
        (_, name, time) => `"${name}":${Number(time).toExponential().replace('e+', 'E')}`,
      ),
    }),
  ),
  sending('pretty-printed', 'answers are indented', 'white space is free in JSON', (response) => ({
    ...response,
    body: JSON.stringify(JSON.parse(response.body), undefined, 2),
  })),
  sending(
    'escaped-characters',
    'answers escape slashes and letters',
    'JSON escapes mean the characters',
    (response) => ({
      ...response,
      body: response.body.replaceAll('SUCCESS', '\\u0053UCCESS').replaceAll('/', '\\/'),
    }),
  ),
  sending(
    'charset-in-content-type',
    'the Content-Type of answers has a charset',
    'parameters are allowed',
    (response) => ({
      ...response,
      headers: { ...response.headers, 'content-type': 'application/x-amz-json-1.1; charset=utf-8' },
    }),
  ),
  sending(
    'no-request-id',
    'answers have no x-amzn-RequestId',
    'no page promises it',
    ({ headers: { 'x-amzn-requestid': _, ...headers }, ...rest }) => ({ ...rest, headers }),
  ),
  sending(
    'error-type-in-the-header-too',
    'errors name their type in header and body',
    'each place is allowed',
    (response) =>
      response.status < 400
        ? response
        : { ...response, headers: { ...response.headers, 'x-amzn-errortype': typeIn(response) } },
  ),
  error(
    'error-type-in-the-header-only',
    'errors name their type in the header',
    smithy,
    ({ type, status }) => {
      const response = jsonResponse(status, {});
      return {
        ...response,
        headers: {
          ...response.headers,
          'x-amzn-errortype': `${type}:http://internal.amazon.com/coral/`,
        },
      };
    },
  ),
  error(
    'error-type-in-code',
    'errors name their type in code',
    smithy,
    ({ type, status, message }) => jsonResponse(status, { code: type, message }),
  ),
  error(
    'error-type-namespaced',
    'errors name their type with a namespace',
    smithy,
    ({ type, status, message }) =>
      jsonResponse(status, { __type: `com.amazonaws.ssm#${type}`, message }),
  ),
  error(
    'error-type-with-uri',
    'errors name their type with namespace and URI',
    smithy,
    ({ type, status }) =>
      jsonResponse(status, {
        __type: `aws.protocoltests.json10#${type}:http://internal.amazon.com/coral/com.amazon.coral.validate/`,
      }),
  ),
  error(
    'error-message-in-capital',
    'errors have a Message',
    'both cases are recorded',
    ({ type, status, message }) => jsonResponse(status, { __type: type, Message: message }),
  ),
  error(
    'error-without-message',
    'errors have no message',
    'recorded of the service',
    ({ type, status }) => jsonResponse(status, { __type: type }),
  ),
  error(
    'error-with-both-messages',
    'errors have a message and a Message',
    'neither is excluded',
    ({ type, status, message }) =>
      jsonResponse(status, { __type: type, message, Message: message }),
  ),
  error(
    'error-message-in-own-words',
    'errors say it in other words',
    'messages are not promised',
    ({ type, status }) => jsonResponse(status, { __type: type, message: 'Nope.' }),
  ),
  error(
    'error-with-extra-members',
    'errors have more members',
    'clients ignore what they do not know',
    ({ type, status, message }) =>
      jsonResponse(status, {
        __type: type,
        message,
        RequestId: 'x',
        fieldList: [{ path: '/x' }],
        code: 400,
      }),
  ),
  error(
    'validation-error',
    'ValidationException is called ValidationError',
    'Common Errors',
    ({ type, status, message }) =>
      jsonResponse(status, {
        __type: type.replace('ValidationException', 'ValidationError'),
        message,
      }),
  ),
  error(
    'unknown-operation-404',
    'an unknown operation is HTTP 404',
    'Common Errors',
    ({ type, status, message }) =>
      jsonResponse(type === 'UnknownOperationException' ? 404 : status, { __type: type, message }),
  ),
];

function output(
  name: string,
  title: string,
  allowedBy: string,
  change: (result: Members) => Members,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ renderOutput }) => ({
      renderOutput: (items, page, input) => change(renderOutput(items, page, input)),
    })),
  };
}

function item(
  name: string,
  title: string,
  allowedBy: string,
  change: (found: Members) => Members,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ renderItem }) => ({
      renderItem: (found, ids, position) => change(renderItem(found, ids, position)),
    })),
  };
}

function sending(
  name: string,
  title: string,
  allowedBy: string,
  change: (response: ServiceResponse) => ServiceResponse,
): Variant {
  return {
    name,
    title,
    allowedBy,
    change: replacing(({ send }) => ({
      send: (response, request) => change(send(response, request)),
    })),
  };
}

function error(
  name: string,
  title: string,
  allowedBy: string,
  renderError: (error: ServiceError) => ServiceResponse,
): Variant {
  return { name, title, allowedBy, change: replacing(() => ({ renderError })) };
}

function eachTime(found: Members, change: (time: number) => number): Members {
  const changed = ['StartTime', 'EndTime'].flatMap((name) => {
    const time = found[name];
    return typeof time === 'number' ? [[name, change(time)] as const] : [];
  });
  return { ...found, ...Object.fromEntries(changed) };
}

function omit(found: Members, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(found).filter(([name]) => !names.includes(name)));
}

function typeIn({ body }: ServiceResponse): string {
  const parsed: unknown = JSON.parse(body);
  return isMembers(parsed) ? String(parsed['__type']) : '';
}

function kebab(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
