import { replacing, type Variant } from '../catalogue-entry.ts';
import { jsonResponse } from '../json-response.ts';
import type { ServiceError } from '../service-error.ts';
import { isMembers, type ServiceResponse } from '../wire.ts';
import { sending } from './make-variant.ts';

const smithy = 'Smithy, AWS JSON 1.1, operation error serialization';

/** Errors written in unusual ways. */
export const errorVariants: readonly Variant[] = [
  sending(
    'error-type-in-the-header-too',
    'errors name their type in header and body',
    'each place is allowed',
    (response) => {
      const type = response.status < 400 ? undefined : typeIn(response);
      if (type === undefined) return response;
      return { ...response, headers: { ...response.headers, 'x-amzn-errortype': type } };
    },
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
  error(
    'error-type-with-uri-alone',
    'errors name their type with a URI and no namespace',
    smithy,
    ({ type, status, message }) =>
      jsonResponse(status, {
        __type: `${type}:http://internal.amazon.com/coral/com.amazon.coral.validate/`,
        message,
      }),
  ),
  error(
    'error-type-in-both-members',
    'errors name their type in __type and in code',
    smithy,
    ({ type, status, message }) => jsonResponse(status, { __type: type, code: type, message }),
  ),
  error(
    'error-message-null',
    'the message of errors is null',
    'no member of an error is required',
    ({ type, status }) => jsonResponse(status, { __type: type, message: null }),
  ),
  error(
    'error-message-empty',
    'the message of errors is empty',
    'no member of an error is required',
    ({ type, status }) => jsonResponse(status, { __type: type, message: '' }),
  ),
];

function error(
  name: string,
  title: string,
  allowedBy: string,
  renderError: (error: ServiceError) => ServiceResponse,
): Variant {
  return { name, title, allowedBy, change: replacing(() => ({ renderError })) };
}

/** The type in the body of an error, wherever it is; undefined in a page of a gateway. */
function typeIn({ body }: ServiceResponse): string | undefined {
  const parsed: unknown = body.startsWith('{') ? JSON.parse(body) : undefined;
  const type = isMembers(parsed) ? (parsed['__type'] ?? parsed['code']) : undefined;
  return typeof type === 'string' ? type : undefined;
}
