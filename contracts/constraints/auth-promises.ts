import type { Contract, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { commonErrorsSource } from './sources.ts';

const signatureSource: Source = {
  kind: 'documentation',
  title: 'IAM User Guide, AWS Signature Version 4 for API requests',
  url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html',
};

const drafts: readonly Draft[] = [
  promise('auth/signed', 'must', 'a request without a signature is refused', commonErrorsSource),
  promise('auth/key', 'must', 'a request with an unknown key is refused', commonErrorsSource),
  promise('auth/date', 'must', 'a request signed long ago is refused', commonErrorsSource),
  promise('auth/scope', 'must', 'a scope of another region or service is refused', signatureSource),
  promise('auth/signature', 'must', 'what was changed after signing is refused', signatureSource),
  promise(
    'auth/header',
    'must',
    'an Authorization header that cannot be read is refused',
    commonErrorsSource,
  ),
  promise('auth/forms', 'must', 'every valid way of signing is accepted', signatureSource),
];

/** The contract with what a target that checks signatures promises as well. */
export function withAuth(contract: Contract): Contract {
  const prefix = `${contract.service}/${contract.operation}`;
  const added = drafts.map((draft) => ({ id: `${prefix}/${draft.address}`, ...draft }));
  const constraints = [...contract.constraints, ...added];
  const byAddress = new Map(constraints.map((constraint) => [constraint.address, constraint]));
  return { ...contract, constraints, byAddress };
}
