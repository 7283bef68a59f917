import type { Contract } from '../../contracts/contract.ts';
import type { WireRequest, WireResponse } from '../../contracts/wire.ts';
import { only } from './matching.ts';
import type { PactInteraction } from './pact-file.ts';
import { pactForm } from './pact-forms.ts';
import type { PactResult } from './read-results.ts';

/** The version of `@pact-foundation/pact-core` that the guard, and our tests, are known to pass with. */
export const testedCore = '19.2.0';

const path = '/aws-conformance/guard';

/** Keys of the interactions that the verifier must pass, and must not. */
const keys = { right: 'guard#right', wrong: 'guard#wrong' } as const;

/**
 * Two interactions that we answer ourselves. Nothing that Pact promises makes it read a body of
 * AWS's media type as JSON: whether this version does is seen by a wrong answer that it must refuse.
 */
export function guardInteractions(contract: Contract): PactInteraction[] {
  const rules = { '$.member': only({ match: 'type' }) };
  const message = pactForm(contract)?.message({
    content: { member: 'text' },
    rules,
    addresses: [],
  });
  return Object.entries(keys).map(([answer, key]) => ({
    type: 'Synchronous/HTTP',
    key,
    description: `the verifier tells a right answer from a wrong one (${answer})`,
    comments: { text: [] },
    request: { method: 'POST', path: `${path}/${answer}`, headers: {} },
    response: { status: 200, ...message },
  }));
}

const nothing = { content: {}, rules: {}, addresses: [] } as const;

/** Our answer to a request of the guard; undefined for any other. */
export function guardAnswer(contract: Contract, request: WireRequest): WireResponse | undefined {
  const [type = ''] = pactForm(contract)?.message(nothing).headers?.['content-type'] ?? [];
  const headers = { 'content-type': type };
  const answer = (member: unknown) => ({ status: 200, headers, body: JSON.stringify({ member }) });
  if (request.path === `${path}/right`) return answer('another');
  return request.path === `${path}/wrong` ? answer(5) : undefined;
}

/** True when the verifier passed the right answer and found the member that was wrong. */
export function isGuarded(results: ReadonlyMap<string, PactResult>): boolean {
  const wrong = results.get(keys.wrong);
  return (
    results.get(keys.right)?.result === 'ok' &&
    wrong?.result === 'mismatch' &&
    wrong.places.includes('body at $.member')
  );
}
