import type { SigningForm, WireRequest } from '../wire.ts';
import type { Violation } from './faults.ts';

const faulty: Readonly<Partial<Record<SigningForm, Violation>>> = {
  unsigned: { address: 'auth/signed', fault: 'unsigned' },
  'unknown-key': { address: 'auth/key', fault: 'unknown-key' },
  expired: { address: 'auth/date', fault: 'expired' },
  'wrong-region': { address: 'auth/scope', fault: 'bad-signature' },
  'wrong-service': { address: 'auth/scope', fault: 'bad-signature' },
  'wrong-signature': { address: 'auth/signature', fault: 'bad-signature' },
  'changed-body': { address: 'auth/signature', fault: 'bad-signature' },
  'changed-header': { address: 'auth/signature', fault: 'bad-signature' },
  'bad-algorithm': { address: 'auth/header', fault: 'bad-authorization' },
  'malformed-header': { address: 'auth/header', fault: 'bad-authorization' },
};

/** Finds what is wrong with how a request is signed; the plain way and the valid forms break nothing. */
export function checkSigning({ signing }: WireRequest): Violation[] {
  const violation = signing && faulty[signing];
  return violation ? [violation] : [];
}
