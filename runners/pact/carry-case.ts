import type { Contract } from '../../contracts/contract.ts';
import { type Analysis, analyseRequest } from '../../contracts/requests/analyse-request.ts';
import type { RequestFault } from '../../contracts/requests/faults.ts';
import type { WireRequest } from '../../contracts/wire.ts';
import { baseInput } from '../../suites/base-input.ts';
import type { Case, Step } from '../../suites/case.ts';
import { refuteRequest } from '../../suites/prove-request.ts';
import { requestOf } from '../../suites/requests.ts';
import { type AnswerDemands, refusalDemands, resultDemands } from './answer-demands.ts';
import { independentSteps } from './independent-steps.ts';
import { type PactForm, pactForm } from './pact-forms.ts';
import { type Placeholders, stateValues } from './placeholders.ts';
import { fillRequest, type RequestTemplate, templateOf } from './request-template.ts';
import { sortedJson } from './sorted-json.ts';

/** A request of a case with what its answer must be like. */
export interface CarriedStep {
  readonly template: RequestTemplate;
  readonly demands: AnswerDemands;
  /** True for the request that shows that another one is refused for its fault alone. */
  readonly isControl: boolean;
  /** True where the answer to ids that are malformed would be as this one must be. */
  readonly isRefusedForValues: boolean;
}

/** A case as Pact can carry it, or why it cannot. */
export type Carriage = { readonly steps: readonly CarriedStep[] } | { readonly reason: string };

/** Why Pact cannot carry a case. */
export const reasons = {
  walk: 'a request of it depends on the answer before it, and Pact sends each by itself',
  alternatives: 'several answers to it are allowed, and Pact demands one',
  anyOther: 'anything but a result may answer it, and Pact demands one answer',
  signature: 'it is about the signature, and what Pact sends is signed for it',
  form: 'the text of its body is special, and Pact writes JSON in a way of its own',
  derived: 'its request is made from values that only the target knows, in a way that Pact cannot',
  protocol: 'Pact is told of AWS JSON only',
  promise: 'no answer by itself shows whether the promise is kept, or Pact has no rule for it',
} as const;

/** Says how Pact carries a case. */
export function carryCase(
  contract: Contract,
  one: Case,
  [placeholders, others]: readonly [Placeholders, Placeholders],
): Carriage {
  const form = pactForm(contract);
  if (!form) return { reason: reasons.protocol };
  const steps = independentSteps(contract, one, placeholders.knowledge);
  const again = independentSteps(contract, one, others.knowledge);
  // A case that asks for pages of so many items has no request of its own until there are some.
  const isEmpty = !steps?.some(({ control, ground }) => !control && !ground);
  if (!steps || !again || isEmpty) return { reason: reasons.walk };
  const carried: CarriedStep[] = [];
  for (const [index, step] of steps.entries()) {
    // What a case is compared with is no part of it, and is sent beside Pact.
    if (step.ground) continue;
    const found = carryStep({ contract, form, one, placeholders, others }, step, again[index]);
    if ('reason' in found) return found;
    carried.push(found);
  }
  const isShown = carried.some(
    ({ isControl, demands }) => !isControl && demands.addresses.includes(one.covers[0] ?? ''),
  );
  return isShown ? { steps: carried } : { reason: reasons.promise };
}

interface Context {
  readonly contract: Contract;
  readonly form: PactForm;
  readonly one: Case;
  readonly placeholders: Placeholders;
  readonly others: Placeholders;
}

/** `again` is the same step, made with other placeholders. */
function carryStep(
  { contract, form, one, placeholders, others }: Context,
  step: Step,
  again: Step | undefined,
): CarriedStep | { readonly reason: string } {
  const { request, control: isControl = false } = step;
  const analysis = analyseRequest(contract, request, placeholders.knowledge, []);
  const reason = whyNot(request, analysis);
  if (reason !== undefined) return { reason };
  const isRefused = analysis.binding.length > 0;
  const template = templateOf(request, placeholders);
  const isText = template.content === undefined;
  if (isText ? !isUnreadable(analysis) : isReordered(contract, request, placeholders)) {
    return { reason: reasons.form };
  }
  const filled = fillRequest(template, placeholders, stateValues(contract, others.knowledge));
  // What is wrong with a value may stand in it as it is; what is right must be the target's.
  const isSame = filled.body === again?.request.body;
  const claims = { ...step, request: filled };
  const isProved = refuteRequest(contract, one, claims, others.knowledge, []) === undefined;
  if (!isText && !(isSame || (isRefused && isProved))) return { reason: reasons.derived };
  const covers = isControl ? [] : one.covers;
  const demands = isRefused
    ? refusalDemands(contract, form, analysis)
    : resultDemands(contract, form, analysis, covers);
  if (!demands) return { reason: reasons.promise };
  const isRefusedForValues = analysis.binding.some(({ fault }) => valueFaults.has(fault));
  return { template, demands, isControl, isRefusedForValues };
}

/** Faults that may be refused, and may find nothing. */
const severalAnswers: ReadonlySet<RequestFault> = new Set<RequestFault>([
  'unknown-token',
  'mixed-ids',
]);

const valueFaults: ReadonlySet<RequestFault> = new Set<RequestFault>([
  'value',
  'filter-value',
  'overflow',
]);

function whyNot({ signing }: WireRequest, { binding, lenient }: Analysis): string | undefined {
  if (signing !== undefined) return reasons.signature;
  const faults = binding.map(({ fault }) => fault);
  if (faults.includes('not-ours')) return reasons.anyOther;
  if (faults.some((fault) => severalAnswers.has(fault))) return reasons.alternatives;
  return faults.length === 0 && lenient.length > 0 ? reasons.alternatives : undefined;
}

/** Pact sorts members by their names: their order is nothing that it can carry. */
function isReordered(
  contract: Contract,
  { body }: WireRequest,
  { knowledge }: Placeholders,
): boolean {
  const plain = requestOf(contract, baseInput(contract, knowledge)).body;
  return body !== plain && sortedJson(body) === sortedJson(plain);
}

/** A body that nobody can read ids from is refused whatever ids it holds. */
function isUnreadable({ binding }: Analysis): boolean {
  return binding.some(({ fault }) => fault === 'unreadable-body' || fault === 'empty-body');
}
