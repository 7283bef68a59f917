import type { ErrorKind } from '../error-kind.ts';

/**
 * The classes of fault that a request can have. What must follow depends on the class alone,
 * never on the errors that the operation declares.
 */
export type RequestFault =
  | 'not-ours'
  | 'target'
  | 'unrouted'
  | 'media-type'
  | 'unsigned'
  | 'unknown-key'
  | 'expired'
  | 'bad-signature'
  | 'bad-authorization'
  | 'unreadable-body'
  | 'empty-body'
  | 'odd-body'
  | 'big-body'
  | 'type'
  | 'overflow'
  | 'number-form'
  | 'null-element'
  | 'value'
  | 'filter-value'
  | 'filter-meaning'
  | 'unknown-id'
  | 'mixed-ids'
  | 'unproven-id'
  | 'unknown-token'
  | 'odd-token';

/**
 * What a fault allows. A binding fault must be refused in one of these ways; any other may be,
 * and may also be answered as if it were not there.
 */
export interface FaultRule {
  readonly binding: boolean;
  readonly refusals: readonly ErrorKind[];
}

/** Evidence for each row stands at the constraints that use it. */
export const faultRules: Readonly<Record<RequestFault, FaultRule>> = {
  // Of another method, or for another service behind the same gateway: not to be performed.
  'not-ours': { binding: true, refusals: [] },
  target: { binding: true, refusals: ['unknown-operation'] },
  // A target that does not name the service: what stands before it may be what refuses.
  unrouted: { binding: true, refusals: ['unknown-operation'] },
  'media-type': { binding: false, refusals: [] },
  unsigned: { binding: true, refusals: ['no-token'] },
  'unknown-key': { binding: true, refusals: ['unknown-client', 'expired'] },
  expired: { binding: true, refusals: ['bad-signature', 'expired'] },
  'bad-signature': { binding: true, refusals: ['bad-signature', 'incomplete-signature'] },
  'bad-authorization': {
    binding: true,
    refusals: ['incomplete-signature', 'bad-signature', 'no-token'],
  },
  'unreadable-body': { binding: true, refusals: ['serialization'] },
  'empty-body': { binding: true, refusals: ['serialization', 'validation'] },
  'odd-body': { binding: false, refusals: ['serialization', 'validation', 'not-found'] },
  'big-body': { binding: false, refusals: ['serialization', 'validation', 'too-large'] },
  type: { binding: true, refusals: ['serialization'] },
  overflow: { binding: true, refusals: ['validation', 'serialization'] },
  'number-form': { binding: false, refusals: ['serialization', 'validation'] },
  'null-element': { binding: false, refusals: ['serialization', 'validation', 'invalid-filter'] },
  value: { binding: true, refusals: ['validation'] },
  'filter-value': { binding: true, refusals: ['validation', 'invalid-filter'] },
  'filter-meaning': { binding: false, refusals: ['validation', 'invalid-filter'] },
  'unknown-id': { binding: true, refusals: ['not-found'] },
  // Ids that exist, and not together: whether that is an error is not documented.
  'mixed-ids': { binding: true, refusals: ['not-found'] },
  'unproven-id': { binding: false, refusals: ['not-found'] },
  'unknown-token': { binding: true, refusals: ['invalid-token', 'validation'] },
  'odd-token': { binding: false, refusals: ['invalid-token', 'validation'] },
};

/** A fault of one request, with the address of the constraint that it touches. */
export interface Violation {
  readonly address: string;
  readonly fault: RequestFault;
}
