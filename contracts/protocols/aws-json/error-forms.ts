import type { ErrorForm, ErrorKind } from '../../error-kind.ts';

/** The errors that every operation of the framework behind AWS JSON can give. */
export const errorForms: Readonly<Record<Exclude<ErrorKind, 'not-found'>, ErrorForm>> = {
  // The reference documentation says ValidationError, the services ValidationException.
  validation: { names: ['ValidationException', 'ValidationError'], statuses: [400] },
  serialization: { names: ['SerializationException'], statuses: [400] },
  // Documented as 404, recorded as 400.
  'unknown-operation': { names: ['UnknownOperationException'], statuses: [400, 404] },
  'invalid-token': { names: ['InvalidNextToken', 'InvalidNextTokenException'], statuses: [400] },
  'invalid-filter': {
    names: ['InvalidFilter', 'InvalidFilterKey', 'InvalidFilterValue', 'InvalidFilterOption'],
    statuses: [400],
  },
  'no-token': authForm('MissingAuthenticationToken'),
  'unknown-client': authForm('UnrecognizedClient', 'InvalidClientTokenId'),
  expired: authForm('RequestExpired', 'ExpiredToken'),
  'bad-signature': authForm('InvalidSignature', 'SignatureDoesNotMatch'),
  'incomplete-signature': authForm('IncompleteSignature'),
  'too-large': {
    names: ['RequestEntityTooLargeException', 'RequestTooLarge', 'PayloadTooLargeException'],
    statuses: [413, 400],
  },
};

/** Documented as 403, recorded as 400; the names come with and without `Exception`. */
function authForm(...names: readonly string[]): ErrorForm {
  return { names: names.flatMap((name) => [`${name}Exception`, name]), statuses: [400, 403] };
}
