import { type Defect, replacing } from '../catalogue-entry.ts';
import { jsonResponse } from '../json-response.ts';
import type { ServiceError } from '../service-error.ts';
import type { ServiceResponse } from '../wire.ts';

const envelope = 'protocol/error-envelope';

type Render = (error: ServiceError) => ServiceResponse;

/** Errors in no form that a client reads. */
export const errorEnvelopeDefects: readonly Defect[] = [
  rendering(
    'error-type-missing',
    'errors have a message but no type',
    [envelope],
    ({ status, message }) => jsonResponse(status, { message }),
  ),
  rendering('error-body-empty-object', 'errors are {}', [envelope], ({ status }) =>
    jsonResponse(status, {}),
  ),
  rendering('error-body-empty', 'errors have no body and no header', [envelope], ({ status }) => ({
    ...jsonResponse(status, {}),
    body: '',
  })),
  rendering('error-body-text', 'errors are plain text', [envelope], ({ status, type }) => ({
    ...jsonResponse(status, {}),
    body: type,
  })),
  rendering('error-body-html', 'errors are an HTML page', [envelope], ({ status, type }) => ({
    ...jsonResponse(status, {}),
    body: `<html><body>${type}</body></html>`,
  })),
  rendering(
    'error-body-xml',
    'errors are XML, as query APIs have it',
    [envelope],
    ({ status, type }) => ({
      ...jsonResponse(status, {}),
      body: `<ErrorResponse><Error><Code>${type}</Code></Error></ErrorResponse>`,
    }),
  ),
  rendering('error-body-list', 'errors are a list', [envelope], ({ status, type }) =>
    jsonResponse(status, [{ __type: type }]),
  ),
  rendering('error-nested', 'errors are under "error"', [envelope], ({ status, type }) =>
    jsonResponse(status, { error: { __type: type } }),
  ),
  rendering(
    'error-type-in-upper-case-code',
    'the type is in "Code"',
    [envelope],
    ({ status, type }) => jsonResponse(status, { Code: type }),
  ),
  rendering('error-type-in-type', 'the type is in "type"', [envelope], ({ status, type }) =>
    jsonResponse(status, { type }),
  ),
  rendering(
    'error-message-is-a-structure',
    'the message is an object',
    [envelope],
    ({ status, type, message }) =>
      jsonResponse(status, { __type: type, message: { text: message } }),
  ),
  rendering(
    'error-message-is-a-list',
    'Message is a list',
    [envelope],
    ({ status, type, message }) => jsonResponse(status, { __type: type, Message: [message] }),
  ),
  rendering(
    'error-two-types',
    'header and body name different errors',
    [envelope],
    ({ status, type }) => {
      const response = jsonResponse(status, { __type: type });
      return { ...response, headers: { ...response.headers, 'x-amzn-errortype': 'ClientError' } };
    },
  ),
  rendering('error-body-cut', 'the JSON of errors is cut short', [envelope], ({ status, type }) => {
    const response = jsonResponse(status, { __type: type });
    return { ...response, body: response.body.slice(0, -1) };
  }),
  rendering(
    'error-content-type-json',
    'errors have Content-Type application/json',
    ['protocol/content-type'],
    ({ status, type }) => {
      const response = jsonResponse(status, { __type: type });
      return { ...response, headers: { ...response.headers, 'content-type': 'application/json' } };
    },
  ),
  rendering('error-type-is-a-number', 'the type is the status', [envelope], ({ status, message }) =>
    jsonResponse(status, { __type: status, message }),
  ),
  rendering('error-type-empty', 'the type is empty', [envelope], ({ status, message }) =>
    jsonResponse(status, { __type: '', message }),
  ),
  rendering('error-in-a-string', 'errors are JSON in a string', [envelope], ({ status, type }) =>
    jsonResponse(status, JSON.stringify({ __type: type })),
  ),
];

function rendering(name: string, title: string, breaks: readonly string[], render: Render): Defect {
  return { name, title, breaks, change: replacing(() => ({ renderError: render })) };
}
