import { type Draft, promise } from '../../constraints/draft.ts';
import {
  commonErrorsSource,
  observedSources,
  protocolSources,
  retrySource,
  unknownSource,
} from '../../constraints/sources.ts';

const { awsJson, malformed, json, errors } = protocolSources;

/** What AWS JSON promises of every operation, whatever its members. */
export function protocolPromises(contentType: string): Draft[] {
  return [...answerPromises(contentType), ...envelopePromises(contentType), ...bodyPromises()];
}

function answerPromises(contentType: string): Draft[] {
  return [
    promise('protocol/answered', 'must', 'every request gets one whole HTTP response', awsJson),
    promise(
      'protocol/connection',
      'should',
      'at most one request in fifty gets lost: its connection breaks, or no answer comes',
      retrySource,
    ),
    promise('protocol/status', 'must', 'a successful answer has HTTP status 200', awsJson),
    promise('protocol/response-json', 'must', 'a successful answer is a JSON object', awsJson),
    promise('protocol/content-type', 'must', `answers have Content-Type ${contentType}`, awsJson),
    promise(
      'protocol/request-id',
      'should',
      'answers carry x-amzn-RequestId',
      observedSources.framework,
    ),
    promise('protocol/no-null-members', 'should', 'answers leave null members out', awsJson),
    promise(
      'protocol/error-envelope',
      'must',
      'an error names its type in __type, code or x-amzn-ErrorType, in a JSON object',
      errors,
    ),
    promise(
      'protocol/unrouted-error',
      'should',
      'a request that names no operation of the service gets UnknownOperationException in the same form',
      observedSources.framework,
    ),
  ];
}

function envelopePromises(contentType: string): Draft[] {
  return [
    promise('protocol/method', 'must', 'only POST performs the operation', awsJson),
    promise('protocol/target', 'must', 'X-Amz-Target, to the letter, names the operation', awsJson),
    promise(
      'protocol/content-type-parameters',
      'must',
      'a request Content-Type with parameters is accepted',
      awsJson,
    ),
    promise(
      'protocol/request-content-type',
      'may',
      `a request without Content-Type ${contentType} is refused or served`,
      unknownSource,
    ),
  ];
}

function bodyPromises(): Draft[] {
  return [
    promise('protocol/json', 'must', 'a body that is not JSON is refused', malformed),
    promise(
      'protocol/body-object',
      'must',
      'a body that is not a JSON object is refused',
      malformed,
    ),
    promise(
      'protocol/empty-body',
      'must',
      'an empty body is an empty object, or refused as unreadable',
      awsJson,
    ),
    promise(
      'protocol/byte-order-mark',
      'may',
      'a body with a byte-order mark is refused or read',
      json,
    ),
    promise(
      'protocol/duplicate-keys',
      'may',
      'a body with duplicate keys is refused or one of the values holds',
      json,
    ),
    promise(
      'protocol/deep-nesting',
      'should',
      'a deeply nested body is refused or read, without a server error',
      json,
    ),
    promise(
      'protocol/large-body',
      'should',
      'a large body is refused or read, without a server error',
      commonErrorsSource,
    ),
  ];
}
