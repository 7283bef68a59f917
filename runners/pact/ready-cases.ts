import type { Contract } from '../../contracts/contract.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import type { WireRequest } from '../../contracts/wire.ts';
import type { Case } from '../../suites/case.ts';
import { refuteRequest } from '../../suites/prove-request.ts';
import { type Session, unmetNeed } from '../run-case.ts';
import type { Ending } from '../transcript.ts';
import { reasons } from './carry-case.ts';
import type { PactSubject } from './pact-subject.ts';
import { type StateValues, stateValues } from './placeholders.ts';
import type { PlannedInteraction } from './plan-interactions.ts';
import { providerStates, statesOf } from './provider-states.ts';
import { fillRequest } from './request-template.ts';

/** Which cases can be verified, with the requests that Pact is then to send. */
export interface ReadyCases {
  /** Why a case cannot be, by its id. */
  readonly endings: ReadonlyMap<string, Ending>;
  /** The requests of the others, by the key of their interaction. */
  readonly requests: ReadonlyMap<string, WireRequest>;
}

/** Finds the cases whose provider states can be set up, and proves the request of each. */
export function readyCases(
  subject: PactSubject,
  { contract, knowledge }: Pick<Session, 'contract' | 'knowledge'>,
  cases: readonly Case[],
): ReadyCases {
  const endings = new Map<string, Ending>();
  const requests = new Map<string, WireRequest>();
  const inFile = new Set(subject.file.interactions.map(({ key }) => key));
  for (const one of cases) {
    const interactions = interactionsOf(subject, inFile, one);
    const ready =
      'outcome' in interactions
        ? interactions
        : filled(subject, contract, knowledge, one, interactions);
    if ('outcome' in ready) endings.set(one.id, ready);
    else for (const [key, request] of ready) requests.set(key, request);
  }
  return { endings, requests };
}

function interactionsOf(
  { plan, fileName = 'the file' }: PactSubject,
  inFile: ReadonlySet<string>,
  { id }: Case,
): readonly PlannedInteraction[] | Ending {
  const reason = plan.cases.has(id) ? undefined : (plan.notCarried.get(id) ?? reasons.signature);
  if (reason !== undefined) return { outcome: 'skipped', reason: `not carried: ${reason}` };
  const found = (plan.cases.get(id) ?? []).flatMap((key) => {
    const planned = inFile.has(key) ? plan.interactions.get(key) : undefined;
    return planned ? [planned] : [];
  });
  if (found.length === plan.cases.get(id)?.length) return found;
  return { outcome: 'skipped', reason: `not carried: ${fileName} does not have it` };
}

function filled(
  { plan: { placeholders } }: PactSubject,
  contract: Contract,
  knowledge: Knowledge,
  one: Case,
  interactions: readonly PlannedInteraction[],
): ReadonlyMap<string, WireRequest> | Ending {
  const unmet = unmetNeed(one, knowledge) ?? unmetState(contract, knowledge, interactions);
  if (unmet) return unmet;
  const requests = new Map<string, WireRequest>();
  for (const { key, template, isControl } of interactions) {
    const request = placeholders
      ? fillRequest(template, placeholders, stateValues(contract, knowledge))
      : template.request;
    const refuted = refuteRequest(contract, one, { request, control: isControl }, knowledge, []);
    if (refuted !== undefined) return { outcome: 'error', reason: refuted };
    requests.set(key, request);
  }
  return requests;
}

function unmetState(
  contract: Contract,
  knowledge: Knowledge,
  interactions: readonly PlannedInteraction[],
): Ending | undefined {
  const states = interactions.flatMap((one) => statesOf(contract, one));
  const missing = states.find((name) => setUp(contract, knowledge, name) === undefined);
  if (missing === undefined) return undefined;
  return {
    outcome: 'inconclusive',
    reason: `the provider state "${missing}" cannot be set up: name what the target has with --fixture FILE`,
  };
}

/** The values that a provider state gives; undefined where the target has nothing of the kind. */
export function setUp(
  contract: Contract,
  knowledge: Knowledge,
  name: string,
): StateValues | undefined {
  // Pact announces an interaction without a state too.
  if (name === '') return {};
  const state = Object.values(providerStates(contract)).find((one) => one.name === name);
  if (!state) return undefined;
  if (name === providerStates(contract).items.name && knowledge.items.size === 0) return undefined;
  const values = stateValues(contract, knowledge);
  const given = state.gives.flatMap((one: string) => {
    const value = values[one];
    return value === undefined ? [] : [[one, value] as const];
  });
  return given.length === state.gives.length ? Object.fromEntries(given) : undefined;
}
