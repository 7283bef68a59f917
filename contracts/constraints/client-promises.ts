import type { Contract, Source } from '../contract.ts';
import { type Draft, promise } from './draft.ts';
import { withDrafts } from './with-drafts.ts';

const source: Source = {
  kind: 'observation',
  title: 'AWS SDK for JavaScript v3: what its client makes of an answer',
  url: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/',
  observed: 'client-ssm 3.1169.0, November 2026',
};

const drafts: readonly Draft[] = [
  promise(
    'client/reads',
    'must',
    'a client of the SDK reads every answer, and fails at none',
    source,
  ),
  promise(
    'client/members',
    'must',
    'a client gets the members of a result as they were sent',
    source,
  ),
  promise(
    'client/errors',
    'should',
    'a client throws the class of an error, with its status',
    source,
  ),
  promise('client/paginator', 'must', 'the paginator of a client comes to the last page', source),
];

/** The contract with what must hold of its answers in a client of an SDK as well. */
export function withClient(contract: Contract): Contract {
  return withDrafts(contract, drafts);
}

/** True for a contract that a client is held to. */
export function hasClient({ byAddress }: Contract): boolean {
  return byAddress.has('client/reads');
}
