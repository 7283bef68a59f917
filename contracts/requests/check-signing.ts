import type { SigningForm, WireRequest } from '../wire.ts';
import type { Violation } from './faults.ts';

/** The wrong ways to sign, each with what is wrong with it. */
export const signingFaults: ReadonlyMap<SigningForm, Violation> = new Map([
  ['unsigned', { address: 'auth/missing', fault: 'unsigned' }],
  ['malformed-header', { address: 'auth/form', fault: 'bad-authorization' }],
  ['bad-algorithm', { address: 'auth/algorithm', fault: 'bad-authorization' }],
  ['unknown-key', { address: 'auth/key', fault: 'unknown-key' }],
  ['invalid-session-token', { address: 'auth/session-token', fault: 'unknown-key' }],
  ['expired', { address: 'auth/expired', fault: 'expired' }],
  ['of-the-future', { address: 'auth/expired', fault: 'expired' }],
  ['wrong-region', { address: 'auth/scope', fault: 'bad-signature' }],
  ['wrong-service', { address: 'auth/scope', fault: 'bad-signature' }],
  ['host-not-signed', { address: 'auth/signed-headers', fault: 'bad-signature' }],
  ['wrong-signature', { address: 'auth/signature', fault: 'bad-signature' }],
  ['changed-body', { address: 'auth/signature', fault: 'bad-signature' }],
  ['changed-header', { address: 'auth/signature', fault: 'bad-signature' }],
]);

/** Finds what is wrong with how a request is signed; the plain way and the valid forms break nothing. */
export function checkSigning({ signing }: WireRequest): Violation[] {
  const violation = signing && signingFaults.get(signing);
  return violation ? [violation] : [];
}
