import type { Contract } from '../contract.ts';
import { remember, rememberText } from '../remember.ts';

/** The kinds of error that a fault can be answered with; each is a set of names and statuses. */
export type ErrorKind =
  | 'validation'
  | 'serialization'
  | 'unknown-operation'
  | 'not-found'
  | 'invalid-token'
  | 'invalid-filter'
  | 'too-large'
  | 'no-token'
  | 'unknown-client'
  | 'expired'
  | 'bad-signature'
  | 'incomplete-signature';

/** How an error of one kind is recognised. */
export interface ErrorForm {
  /** The name first in the list is the one that messages use. */
  readonly names: readonly string[];
  readonly statuses: readonly number[];
}

const forms: Readonly<Record<Exclude<ErrorKind, 'not-found'>, ErrorForm>> = {
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

/** The form of a kind of error; `not-found` is what the contract's resources declare. */
export function errorForm(contract: Contract, kind: ErrorKind): ErrorForm {
  if (kind !== 'not-found') return forms[kind];
  const names = [...new Set(contract.resources.values())];
  const statuses = contract.errors
    .filter(({ name }) => names.includes(name))
    .map(({ status }) => status);
  return { names, statuses };
}

/** The address of the constraint on errors of this kind, when there is one. */
export function errorAddress(contract: Contract, kind: ErrorKind): string | undefined {
  return addressesOf(contract)(kind);
}

const addressesOf = remember((contract: Contract) =>
  rememberText<ErrorKind, string | undefined>((kind) => {
    const address = `errors/${errorForm(contract, kind).names[0]}`;
    return contract.byAddress.has(address) ? address : undefined;
  }),
);

/** `400 ValidationException`, or the alternatives joined by `or`. */
export function kindInWords(contract: Contract, kind: ErrorKind): string {
  const { names, statuses } = errorForm(contract, kind);
  return `HTTP ${statuses.join(' or ')} ${names[0] ?? kind}`;
}
