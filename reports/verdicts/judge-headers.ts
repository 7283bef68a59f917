import type { Answer, ErrorAnswer } from '../../contracts/answers/read-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { isObject, jsonTypeOf } from '../../contracts/json.ts';
import { contentTypeOf } from '../../contracts/read-contract.ts';
import { describeAnswer, shorten } from './describe-answer.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges what every answer of the operation has in common: headers, envelope, and success. */
export function judgeHeaders(contract: Contract, { answer, index }: ReadExchange): Finding[] {
  if (answer.kind === 'none') return [];
  const findings = [requestId(answer, index)];
  if (answer.kind === 'error') {
    findings.push(...judgeEnvelope(answer, index));
  }
  // An error that is no JSON object is a matter of the envelope alone.
  if (answer.kind !== 'error' || (isObject(answer.body) && answer.types.length > 0)) {
    findings.push(contentType(contract, answer, index));
  }
  if (answer.kind === 'result' || answer.kind === 'unreadable') {
    findings.push(judgeStatus(answer, index), readable(answer, index));
  }
  return findings;
}

type Answered = Exclude<Answer, { readonly kind: 'none' }>;

function requestId({ response }: Answered, index: number): Finding {
  const { headers } = response;
  const id = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
  const address = 'protocol/request-id';
  return id ? pass(address, index) : fail(address, 'a header x-amzn-RequestId', 'none', index);
}

function contentType(contract: Contract, { response }: Answered, index: number): Finding {
  const expected = contentTypeOf(contract);
  const actual = response.headers['content-type'] ?? '';
  const mediaType = (actual.split(';', 1)[0] ?? '').trim().toLowerCase();
  const address = 'protocol/content-type';
  return mediaType === expected
    ? pass(address, index)
    : fail(
        address,
        `Content-Type: ${expected}`,
        actual ? shorten(actual) : 'no Content-Type',
        index,
      );
}

function judgeStatus({ response }: Answered, index: number): Finding {
  return response.status === 200
    ? pass('protocol/status', index)
    : fail('protocol/status', 'HTTP 200', `HTTP ${response.status}`, index);
}

function readable(answer: Answered, index: number): Finding {
  if (answer.kind === 'result') return pass('protocol/response-json', index);
  return fail('protocol/response-json', 'a JSON object', describeAnswer(answer), index);
}

/** Judges how an error says what it is. */
export function judgeEnvelope(answer: ErrorAnswer, index: number): Finding[] {
  const address = 'protocol/error-envelope';
  const { body, types, response } = answer;
  const expected = 'a JSON object with the error type in __type, code or x-amzn-ErrorType';
  const wrong = (actual: string) => [fail(address, expected, actual, index)];
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
  return [pass(address, index)];
}
