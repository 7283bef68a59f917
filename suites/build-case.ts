import type { Contract } from '../contracts/contract.ts';
import { idOf } from '../contracts/ids.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { remember } from '../contracts/remember.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { baseInput } from './base-input.ts';
import type { Case, Need, Step, Steps, SuiteName } from './case.ts';
import { groundSteps } from './ground-steps.ts';
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

/**
 * A valid request that must get past validation. The plain valid request goes first: where that is
 * refused, it is not for what is special about this one.
 */
export function acceptanceCase(contract: Contract, draft: CaseDraft, probe: MakeRequest): Case {
  return caseOf(contract, draft, [], function* steps(knowledge): Steps {
    const base = baseInput(contract, knowledge);
    yield plainControl(contract, base);
    yield* groundSteps(contract, draft.covers, base, knowledge);
    yield { request: probe(base, knowledge) };
  });
}

/**
 * A faulty request that must be refused, after its controls: the plain valid request, and the same
 * request without the fault, where that is another.
 */
export function refusalCase(
  contract: Contract,
  draft: CaseDraft & { readonly breaks?: readonly string[] },
  probe: MakeRequest,
  control?: MakeRequest,
): Case {
  const breaks = draft.breaks ?? draft.covers.slice(0, 1);
  return caseOf(contract, draft, breaks, function* steps(knowledge): Steps {
    const base = baseInput(contract, knowledge);
    yield plainControl(contract, base);
    if (control) yield { request: control(base, knowledge), control: true };
    yield* groundSteps(contract, draft.covers, base, knowledge);
    yield { request: probe(base, knowledge) };
  });
}

/** The plain valid request: where it is refused, what a case tries says nothing. */
export function plainControl(contract: Contract, base: JsonObject): Step {
  return plainControls(contract)(base);
}

const plainControls = remember((contract: Contract) =>
  remember((base: JsonObject): Step => ({ request: requestOf(contract, base), control: true })),
);

/** A case with a coroutine of its own. */
export function caseOf(
  contract: Contract,
  draft: CaseDraft,
  breaks: readonly string[],
  steps: Case['steps'],
): Case {
  const { suite, name, title, covers, needs = 'nothing' } = draft;
  const id = idOf(contract, `${covers[0]}/${name}`);
  return { id, suite, title, covers, breaks, needs, steps };
}
