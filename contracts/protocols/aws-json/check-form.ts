import type { Answered, ErrorAnswer } from '../../answers/answer.ts';
import { describeAnswer } from '../../answers/describe-answer.ts';
import { isObject, jsonTypeOf } from '../../json.ts';
import { shorten } from '../../shorten.ts';
import type { FormCheck } from '../protocol.ts';

/** What every answer of an operation has in common: headers, envelope, and success. */
export function checkForm(answer: Answered, mediaType: string): FormCheck[] {
  const checks = [requestId(answer)];
  if (answer.kind === 'error') checks.push(checkEnvelope(answer));
  // An error that is no JSON object is a matter of the envelope alone.
  if (answer.kind !== 'error' || (isObject(answer.body) && answer.types.length > 0)) {
    checks.push(contentType(answer, mediaType));
  }
  if (answer.kind !== 'error') checks.push(status(answer), readable(answer));
  return checks;
}

function kept(address: string): FormCheck {
  return { address, holds: true };
}

function broken(address: string, expected: string, actual: string): FormCheck {
  return { address, holds: false, expected, actual };
}

function requestId({ response }: Answered): FormCheck {
  const { headers } = response;
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  const address = 'protocol/request-id';
  return id ? kept(address) : broken(address, 'a header x-amzn-RequestId', 'none');
}

function contentType({ response }: Answered, expected: string): FormCheck {
  const actual = response.headers['content-type'] ?? '';
  const mediaType = (actual.split(';', 1)[0] ?? '').trim().toLowerCase();
  const address = 'protocol/content-type';
  if (mediaType === expected) return kept(address);
  return broken(address, `Content-Type: ${expected}`, shorten(actual) || 'no Content-Type');
}

function status({ response }: Answered): FormCheck {
  const address = 'protocol/status';
  if (response.status === 200) return kept(address);
  return broken(address, 'HTTP 200', `HTTP ${response.status}`);
}

function readable(answer: Answered): FormCheck {
  const address = 'protocol/response-json';
  if (answer.kind === 'result') return kept(address);
  return broken(address, 'a JSON object', describeAnswer(answer));
}

/** How an error says what it is. */
function checkEnvelope({ body, types, response }: ErrorAnswer): FormCheck {
  const address = 'protocol/error-envelope';
  const expected = 'a JSON object with the error type in __type, code or x-amzn-ErrorType';
  const wrong = (actual: string) => broken(address, expected, actual);
  // A header can name the error on its own; the body is then empty or `{}`.
  if (!isObject(body) && !(types.length > 0 && response.body === '')) {
    return wrong(`HTTP ${response.status} with the body ${shorten(response.body) || '(empty)'}`);
  }
  if (types.length === 0) return wrong(`no error type in ${shorten(response.body)}`);
  const names = [...new Set(types)];
  if (names.length > 1) return wrong(`several error types: ${names.join(', ')}`);
  for (const name of ['message', 'Message']) {
    const message = isObject(body) ? (body[name] ?? '') : '';
    if (typeof message !== 'string') return wrong(`a ${name} that is ${jsonTypeOf(message)}`);
  }
  return kept(address);
}
