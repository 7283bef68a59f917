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
