import type { Answer } from './answer.ts';

const throttling = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
]);

/** True for an answer that only says to come back later. */
export function isThrottled(answer: Answer): boolean {
  if (answer.kind !== 'error') return false;
  return answer.response.status === 429 || answer.types.some((type) => throttling.has(type));
}

const accessErrors =
  /^(AccessDenied|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|MissingAuthenticationToken|IncompleteSignature|ExpiredToken|InvalidClientTokenId|OptInRequired|NotAuthorized|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)(Exception)?$/;

/** True for an answer about who asks, not about what is asked; names come with and without `Exception`. */
export function isRefusedAccess(answer: Answer): boolean {
  return answer.kind === 'error' && answer.types.some((type) => accessErrors.test(type));
}

/** True for the documented common error of a request that took too long: clients send it again. */
function isTimedOut(answer: Answer): boolean {
  if (answer.kind !== 'error') return false;
  const { types, response } = answer;
  return response.status === 408 || types.some((type) => /^RequestTimeout(Exception)?$/.test(type));
}

/** Whether a reply may be another one a moment later, and how soon that shows. */
export type Transience = 'lasting' | 'busy' | 'failing' | 'silent';

/**
 * `busy`: the target says to come back. `failing`: a server error or a broken connection, which
 * may be a passing fault or the answer to this very request. `silent`: nothing came in time.
 */
export function transienceOf(answer: Answer): Transience {
  if (answer.kind === 'none') {
    if (answer.fault === 'timeout') return 'silent';
    return answer.fault === 'reset' || answer.fault === 'unreachable' ? 'failing' : 'lasting';
  }
  const { status } = answer.response;
  if (isThrottled(answer) || status === 503) return 'busy';
  if (isTimedOut(answer)) return 'failing';
  return status === 500 || status === 502 || status === 504 ? 'failing' : 'lasting';
}
