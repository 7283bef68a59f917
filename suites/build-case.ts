import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { baseInput } from './base-input.ts';
import type { Case, Need, Steps, SuiteName } from './case.ts';
import { requestOf } from './requests.ts';

/** Makes a request out of the valid input that the case starts from. */
export type MakeRequest = (base: JsonObject, knowledge: Knowledge) => WireRequest;

/** What all cases are described by; `id` is made of the first covered address and `name`. */
export interface CaseDraft {
  readonly suite: SuiteName;
  readonly name: string;
  readonly title: string;
  readonly covers: readonly string[];
  readonly needs?: Need;
}

/** A valid request that must get past validation. */
export function acceptanceCase(contract: Contract, draft: CaseDraft, probe: MakeRequest): Case {
  return caseOf(contract, draft, [], function* steps(knowledge): Steps {
    yield { request: probe(baseInput(contract, knowledge), knowledge) };
  });
}

/**
 * A faulty request that must be refused, after its control: the same request without the fault.
 * Without a control of its own, that is the plain valid request.
 */
export function refusalCase(
  contract: Contract,
  draft: CaseDraft & { readonly breaks?: readonly string[] },
  probe: MakeRequest,
  control: MakeRequest = (base) => requestOf(contract, base),
): Case {
  const breaks = draft.breaks ?? draft.covers.slice(0, 1);
  return caseOf(contract, draft, breaks, function* steps(knowledge): Steps {
    const base = baseInput(contract, knowledge);
    yield { request: control(base, knowledge), control: true };
    yield { request: probe(base, knowledge) };
  });
}

/** A case with a coroutine of its own. */
export function caseOf(
  contract: Contract,
  draft: CaseDraft,
  breaks: readonly string[],
  steps: Case['steps'],
): Case {
  const { suite, name, title, covers, needs = 'nothing' } = draft;
  const id = `${contract.service}/${contract.operation}/${covers[0]}/${name}`;
  return { id, suite, title, covers, breaks, needs, steps };
}
