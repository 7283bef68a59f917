import { errorForm } from '../../contracts/answers/answer-kinds.ts';
import { allowedErrors } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Json } from '../../contracts/json.ts';
import type { Analysis } from '../../contracts/requests/analyse-request.ts';
import type { RequestFault } from '../../contracts/requests/faults.ts';
import { anything, memberPath, only, optionalMembers } from './matching.ts';
import { type BodyDemands, memberDemands } from './member-demands.ts';
import type { PactResponse, Rules } from './pact-file.ts';
import type { PactForm } from './pact-forms.ts';

/** What the answer to one request must be like, and which constraints that says. */
export interface AnswerDemands {
  readonly response: PactResponse;
  readonly addresses: readonly string[];
  /** True where the answer must have items: something that has some must be there. */
  readonly needsItems: boolean;
}

/** What must follow a valid request that is there for these constraints; none for a control. */
export function resultDemands(
  contract: Contract,
  form: PactForm,
  analysis: Analysis,
  covers: readonly string[],
): AnswerDemands | undefined {
  const [own = ''] = covers;
  const isMember = own.startsWith('response/');
  const isControl = covers.length === 0;
  const hasItems = !isControl && contract.items.path.length > 0 && isUnfiltered(contract, analysis);
  const body = isMember
    ? memberDemands(contract, own.slice(0, own.lastIndexOf('/')))
    : hasItems
      ? itemDemands(contract)
      : anyObject;
  if (!body) return undefined;
  const accepted = covers.filter(isAboutAcceptance);
  return {
    response: { status: 200, ...form.message(body) },
    addresses: [...promisesOfResults, ...form.ofResults, ...accepted, ...body.addresses],
    needsItems: hasItems,
  };
}

const promisesOfResults = ['request/valid', 'protocol/answered'] as const;

function isAboutAcceptance(address: string): boolean {
  if (address === 'protocol/content-type-parameters') return true;
  // What filters select needs more than one answer.
  return address.startsWith('request/') && !/\/(matching|complete)$/.test(address);
}

/** Filters may leave nothing of what is there. */
function isUnfiltered({ filters }: Contract, { members = {} }: Analysis): boolean {
  const given = filters && members[filters.member];
  return given === undefined || given === null;
}

const anyObject: BodyDemands = { content: {}, rules: {}, addresses: [] };

/** At least one item: what each of them is like is for cases of its own. */
function itemDemands({ items }: Contract): BodyDemands {
  const element: Json = items.members.length > 0 ? {} : '';
  const content = items.path.reduceRight<Json>((inner, name) => ({ [name]: inner }), [element]);
  const path = items.path.reduce(memberPath, '$');
  const ofItems: Rules =
    items.members.length > 0
      ? { [`${path}[*]`]: optionalMembers, [`${path}[*].*`]: anything }
      : { [`${path}[*]`]: anything };
  return { content, rules: { [path]: only({ match: 'type', min: 1 }), ...ofItems }, addresses: [] };
}

/** What must follow a request that breaks a constraint. */
export function refusalDemands(
  contract: Contract,
  form: PactForm,
  analysis: Analysis,
): AnswerDemands {
  const kinds = allowedErrors(analysis).map((kind) => errorForm(contract, kind));
  const names = [...new Set(kinds.flatMap((kind) => kind.names))];
  const statuses = [...new Set(kinds.flatMap((kind) => kind.statuses))];
  const [status = 400] = statuses;
  const has = (wanted: RequestFault) => analysis.binding.some(({ fault }) => fault === wanted);
  const addresses = [
    'protocol/answered',
    ...new Set(analysis.binding.map(({ address }) => address)),
  ];
  // What stands before the service refuses in a form, and under a name, of its own.
  if (has('unrouted')) return { response: anyRefusal, addresses, needsItems: false };
  const isForNobody = has('target');
  // Of the answer to a request for no operation of the service, its form is not promised.
  const message = isForNobody ? {} : form.message(form.error(names));
  return {
    response: withStatuses({ status, ...message }, statuses),
    addresses: [
      ...addresses,
      ...names.map((name) => `errors/${name}`),
      ...(isForNobody ? [] : form.ofErrors),
    ],
    needsItems: false,
  };
}

const anyRefusal: PactResponse = {
  status: 400,
  matchingRules: { status: { $: only({ match: 'statusCode', status: 'clientError' }) } },
};

function withStatuses(response: PactResponse, statuses: readonly number[]): PactResponse {
  if (statuses.length < 2) return response;
  const status = { $: only({ match: 'statusCode', status: statuses }) };
  return { ...response, matchingRules: { status, ...response.matchingRules } };
}
