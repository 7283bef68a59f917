import type { Contract } from '../../contracts/contract.ts';
import { contractDigest } from '../../contracts/contract-digest.ts';
import { addressOf } from '../../contracts/ids.ts';
import type { PactFile, PactInteraction, PactRequest, ValueOfState } from './pact-file.ts';
import { type PactForm, pactForm } from './pact-forms.ts';
import type { Placeholders, StateValues } from './placeholders.ts';
import type { PactPlan, PlannedInteraction } from './plan-interactions.ts';
import { statesOf } from './provider-states.ts';
import { fillContent } from './request-template.ts';

/** What a Pact file is written with. */
export interface PactNames {
  readonly consumer: string;
  readonly provider: string;
  readonly toolVersion: string;
}

/** A Pact file of these interactions, of all that are planned by default. */
export function writePact(
  contract: Contract,
  plan: PactPlan,
  { consumer, provider, toolVersion }: PactNames,
  keys: Iterable<string> = plan.interactions.keys(),
): PactFile {
  const { placeholders, interactions: planned } = plan;
  const form = pactForm(contract);
  const interactions: PactInteraction[] = [];
  const demanded = new Set<string>();
  for (const key of keys) {
    const one = planned.get(key);
    if (!one || !placeholders || !form) continue;
    interactions.push(writeInteraction(contract, form, placeholders, one));
    for (const address of one.demands.addresses) demanded.add(address);
  }
  const isLeftOut = ({ level, address }: Contract['constraints'][number]) =>
    level === 'must' && !demanded.has(address);
  return {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: {
      pactSpecification: { version: '4.0' },
      awsConformance: {
        formatVersion: 1,
        toolVersion,
        service: contract.service,
        operation: contract.operation,
        contract: contractDigest(contract),
        notCarried: [...plan.notCarried].map(([id, reason]) => ({ case: id, reason })),
        notDemanded: contract.constraints.filter(isLeftOut).map(({ id }) => id),
      },
    },
  };
}

/** One interaction as it stands in the file: the same plan always gives the same. */
function writeInteraction(
  contract: Contract,
  form: PactForm,
  placeholders: Placeholders,
  planned: PlannedInteraction,
): PactInteraction {
  const { key, one, isControl, demands } = planned;
  const states = statesOf(contract, planned);
  const short = addressOf(key);
  const title = isControl ? 'a valid request, as control' : one.title;
  return {
    type: 'Synchronous/HTTP',
    key,
    description: `${title} (${short})`,
    comments: { text: isControl ? [] : claimsOf(contract, one.covers, demands.addresses) },
    ...(states.length > 0 && { providerStates: states.map((name) => ({ name })) }),
    request: requestOf(form, placeholders, planned),
    response: demands.response,
  };
}

function claimsOf(
  { byAddress }: Contract,
  covers: readonly string[],
  demanded: readonly string[],
): string[] {
  return covers.flatMap((address) => {
    const constraint = demanded.includes(address) ? byAddress.get(address) : undefined;
    return constraint ? [`${constraint.claim} (${constraint.source.title})`] : [];
  });
}

function requestOf(
  form: PactForm,
  placeholders: Placeholders,
  { template, isRefusedForValues }: PlannedInteraction,
): PactRequest {
  const { request, content, expressions, variables } = template;
  const { method, path, body } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value]]),
  );
  const plain = { method, path, headers };
  if (content === undefined) {
    if (body === '') return plain;
    const contentType = request.headers['content-type'] ?? 'text/plain';
    return { ...plain, body: { contentType, encoded: false, content: body } };
  }
  const examples = examplesOf(placeholders, variables, isRefusedForValues);
  const filled = form.body(fillContent(template, placeholders, examples));
  if (expressions.size === 0) return { ...plain, body: filled };
  const generators: Record<string, ValueOfState> = {};
  for (const [at, expression] of expressions) {
    generators[at] = { type: 'ProviderState', expression, dataType: 'STRING' };
  }
  return { ...plain, body: filled, generators: { body: generators } };
}

/**
 * What is sent where no provider state is set up: it must not get the answer that is demanded. A
 * malformed id gets a validation error, and a well-formed one of nothing any other.
 */
function examplesOf(
  { variables: placeholders }: Placeholders,
  variables: ReadonlySet<string>,
  isRefusedForValues: boolean,
): StateValues {
  const examples: Record<string, string> = {};
  for (const [value, name] of placeholders) {
    if (!variables.has(name)) continue;
    examples[name] = isRefusedForValues ? value : `${name}-of-a-provider-state`;
  }
  return examples;
}
