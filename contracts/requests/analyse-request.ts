import type { Contract } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { inspectRequest } from '../protocols/protocols.ts';
import { remember } from '../remember.ts';
import type { Exchange, WireRequest } from '../wire.ts';
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
  const { analysis, isSound } = analysedAlone(contract)(knowledge)(request);
  const { members } = analysis;
  const token = contract.pagination?.inputToken;
  if (!members || token === undefined || typeof members[token] !== 'string') {
    return analysis;
  }
  const found = checkToken(contract, members, knowledge, earlier);
  // A token is good for the request that it was given out for: without it, it may be refused first.
  return {
    members,
    binding: isSound ? [...analysis.binding, ...found.filter(isBinding)] : analysis.binding,
    lenient: [...analysis.lenient, ...found.filter((violation) => !isBinding(violation))],
  };
}

/** A request by itself; one that is sound can be at fault for its meaning alone. */
interface Alone {
  readonly analysis: Analysis;
  readonly isSound: boolean;
}

/** What a request breaks whatever went before it: it is proved, and judged, and often shared. */
const analysedAlone = remember((contract: Contract) =>
  remember((knowledge: Knowledge) =>
    remember((request: WireRequest) => analyseAlone(contract, request, knowledge)),
  ),
);

function analyseAlone(contract: Contract, request: WireRequest, knowledge: Knowledge): Alone {
  const signing = checkSigning(request);
  if (signing.some(isBinding)) return { analysis: split(signing), isSound: false };
  const { violations, members } = inspectRequest(contract)(request);
  const form = [...violations, ...signing];
  if (!members || form.some(isBinding)) {
    return { analysis: split(form, members), isSound: false };
  }
  const meaning = [
    ...checkResources(contract, members, knowledge),
    ...checkFilters(contract, members),
  ];
  return { analysis: split([...form, ...meaning], members), isSound: true };
}

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
