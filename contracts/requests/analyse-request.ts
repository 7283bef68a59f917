import type { Contract } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { remember } from '../remember.ts';
import type { Exchange, WireRequest } from '../wire.ts';
import { checkBody } from './check-body.ts';
import { checkEnvelope } from './check-envelope.ts';
import { checkFilters, checkResources } from './check-meaning.ts';
import { checkSigning } from './check-signing.ts';
import { checkToken } from './check-token.ts';
import { faultRules, type Violation } from './faults.ts';

/** What the contract says of one request. */
export interface Analysis {
  /** Constraints that must make the target refuse it. */
  readonly binding: readonly Violation[];
  /** Constraints for which it may refuse it. */
  readonly lenient: readonly Violation[];
  /** The members of the body, when it is a JSON object. */
  readonly members?: JsonObject;
}

/**
 * Says which constraints a request breaks. Meaning (ids, filters, tokens) is looked at only in
 * requests that are otherwise valid: a target checks in this order too.
 */
export function analyseRequest(
  contract: Contract,
  request: WireRequest,
  knowledge: Knowledge,
  earlier: readonly Exchange[],
): Analysis {
  const envelope = [...checkEnvelope(contract, request), ...checkSigning(request)];
  if (envelope.some(isBinding)) return split(envelope);
  const { violations, members } = checkedBody(contract)(request);
  const form = [...envelope, ...violations];
  if (!members) return split(form);
  if (form.some(isBinding)) {
    // A token is good for the request that it was given out for: without it, it may be refused first.
    const token = checkToken(contract, members, knowledge, earlier);
    return split([...form, ...token.filter((violation) => !isBinding(violation))], members);
  }
  return split(
    [
      ...form,
      ...checkResources(contract, members, knowledge),
      ...checkFilters(contract, members),
      ...checkToken(contract, members, knowledge, earlier),
    ],
    members,
  );
}

/** A request is analysed when it is proved and again when it is judged; its body only once. */
const checkedBody = remember((contract: Contract) =>
  remember(({ body }: WireRequest) => checkBody(contract, body)),
);

function isBinding({ fault }: Violation): boolean {
  return faultRules[fault].binding;
}

function split(violations: readonly Violation[], members?: JsonObject): Analysis {
  return {
    binding: violations.filter(isBinding),
    lenient: violations.filter((violation) => !isBinding(violation)),
    ...(members && { members }),
  };
}
