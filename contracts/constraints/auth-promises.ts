import type { Contract, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { commonErrorsSource } from './sources.ts';
import { withDrafts } from './with-drafts.ts';

const signatureSource: Source = {
  kind: 'documentation',
  title: 'IAM User Guide, AWS Signature Version 4 for API requests',
  url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
};

const drafts: readonly Draft[] = [
  promise('auth/missing', 'must', 'a request without a signature is refused', commonErrorsSource),
  promise('auth/form', 'must', 'an Authorization header cut short is refused', commonErrorsSource),
  promise('auth/algorithm', 'must', 'an unknown algorithm is refused', commonErrorsSource),
  promise('auth/key', 'must', 'a request with an unknown key is refused', commonErrorsSource),
  promise('auth/session-token', 'must', 'a wrong session token is refused', commonErrorsSource),
  promise('auth/expired', 'must', 'a signature of another time is refused', commonErrorsSource),
  promise('auth/scope', 'must', 'a scope of another region or service is refused', signatureSource),
  promise('auth/signed-headers', 'must', 'a signature without Host is refused', signatureSource),
  promise('auth/signature', 'must', 'what was changed after signing is refused', signatureSource),
  promise('auth/error-name', 'must', 'bad signatures get a documented error', commonErrorsSource),
  promise('auth/status', 'must', 'bad signatures get HTTP 400 or 403', commonErrorsSource),
  promise('auth/valid', 'must', 'every valid way of signing is accepted', signatureSource),
];

/** The contract with what a target that checks signatures promises as well. */
export function withAuth(contract: Contract): Contract {
  return withDrafts(contract, drafts);
}
