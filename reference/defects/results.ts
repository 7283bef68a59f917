import type { Defect } from '../catalogue-entry.ts';
import { type Send, sending, succeeding } from './protocol-defect.ts';

/** Successful answers with the wrong status, media type, or JSON. */
export const resultDefects: readonly Defect[] = [
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
    'result-in-a-list',
    'a result is in a list',
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
    'result-with-a-trailing-comma',
    'the JSON of a result has a trailing comma',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: response.body.replace(/}$/, ',}') })),
  ),
  sending(
    'result-twice',
    'the JSON of a result comes twice',
    ['protocol/response-json'],
    succeeding((response) => ({ ...response, body: `${response.body}${response.body}` })),
  ),
  sending(
    'result-not-a-number',
    'times are NaN where they are not known',
    ['protocol/response-json'],
    succeeding((response) => ({
      ...response,
      body: response.body.replaceAll(/"EndTime":[\d.]+/g, '"EndTime":NaN'),
    })),
  ),
];

function withType(type: string): Send {
  return (response) => ({ ...response, headers: { ...response.headers, 'content-type': type } });
}
