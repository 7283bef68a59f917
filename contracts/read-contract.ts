import type { Draft } from './constraints/draft.ts';
import { errorPromises } from './constraints/error-promises.ts';
import { pagingPromises, statePromises } from './constraints/paging-promises.ts';
import { requestConstraints, requestPromises } from './constraints/request-constraints.ts';
import { responseConstraints } from './constraints/response-constraints.ts';
import { sourceOf } from './constraints/sources.ts';
import type { Contract, DeclaredError, Pagination, Source } from './contract.ts';
import { idOf } from './ids.ts';
import type { Protocol } from './protocols/protocol.ts';
import { protocolOf } from './protocols/protocols.ts';
import type { FilterSemantics } from './semantics.ts';
import type { StructureShape } from './shape.ts';
import { discoverySteps } from './smithy/discovery-steps.ts';
import { filterSemantics } from './smithy/filter-semantics.ts';
import { findOperation, findService } from './smithy/find-operation.ts';
import { itemSemantics } from './smithy/item-semantics.ts';
import { type Model, type ModelShape, recordOf, targetOf } from './smithy/model.ts';
import { shapeResolver } from './smithy/resolve-shape.ts';
import { sensitiveNames } from './smithy/sensitive-names.ts';

/**
 * Reads the contract of one operation from a Smithy model.
 *
 * @throws UsageError when the model has no such operation, or no awsJson service.
 */
export function readContract(model: Model, operationName: string): Contract {
  const service = findService(model);
  const operation = findOperation(model, service, operationName);
  const resolve = shapeResolver(model, protocolOf(service).timestamps);
  const input = structureOf(resolve, operation.shape.body['input']);
  const output = structureOf(resolve, operation.shape.body['output']);
  const { errorStatus } = protocolOf(service);
  const errors = declaredErrors(model, resolve, errorStatus, operation.shape);
  const source = sourceOf(operation.shape.traits, operation.id);
  const pagination = paginationOf(operation.shape, service.shape);
  const resources = resourceMembers(input);
  const filters = filterSemantics(input);
  const parts = { input, output, errors, resources, ...(filters && { filters }) };
  const drafts = allDrafts({ ...parts, ...(pagination && { pagination }) }, service, source);
  const names = { service: service.endpointPrefix, operation: operation.name };
  const constraints = drafts.map((draft) => ({ id: idOf(names, draft.address), ...draft }));
  return {
    ...names,
    protocol: service.protocol,
    serviceShape: service.name,
    signingName: service.signingName,
    ...parts,
    ...(pagination && { pagination }),
    items: itemSemantics(output, pagination),
    discovery: discoverySteps(operation.shape.traits, (name) => readContract(model, name)),
    sensitive: sensitiveNames(model),
    constraints,
    byAddress: new Map(constraints.map((constraint) => [constraint.address, constraint])),
  };
}

interface Parts {
  readonly input: StructureShape;
  readonly output: StructureShape;
  readonly errors: readonly DeclaredError[];
  readonly resources: ReadonlyMap<string, string>;
  readonly filters?: FilterSemantics;
  readonly pagination?: Pagination;
}

function allDrafts(parts: Parts, service: Pick<Contract, 'protocol'>, source: Source): Draft[] {
  return [
    ...requestConstraints(parts.input, source),
    ...requestPromises(parts, source),
    ...responseConstraints(parts.output, source),
    ...errorPromises(parts.errors, parts.resources, source),
    ...(parts.pagination ? pagingPromises(parts.pagination, source) : []),
    ...statePromises(source),
    ...protocolOf(service).promises(),
  ];
}

function structureOf(
  resolve: ReturnType<typeof shapeResolver>,
  reference: unknown,
): StructureShape {
  const shape = resolve(targetOf(reference) ?? 'smithy.api#Unit');
  if (shape.type === 'structure') return shape;
  return { type: 'structure', members: new Map(), origin: 'smithy.api#Unit' };
}

function declaredErrors(
  model: Model,
  resolve: ReturnType<typeof shapeResolver>,
  statusOf: Protocol['errorStatus'],
  operation: ModelShape,
): DeclaredError[] {
  const references = operation.body['errors'];
  if (!Array.isArray(references)) return [];
  return references.flatMap((reference) => {
    const id = targetOf(reference);
    const traits = id === undefined ? undefined : model.shapes.get(id)?.traits;
    if (id === undefined || !traits) return [];
    const fault = traits['smithy.api#error'] === 'server' ? 'server' : 'client';
    const modelled = traits['smithy.api#httpError'];
    const own = statusOf(fault);
    // AWS JSON has one status for a fault, whatever the trait says; others may follow the trait.
    const statuses = [...new Set([own, ...(typeof modelled === 'number' ? [modelled] : [])])];
    const shape = structureOf(resolve, reference);
    return [{ name: id.slice(id.indexOf('#') + 1), statuses, shape }];
  });
}

function paginationOf(operation: ModelShape, service: ModelShape): Pagination | undefined {
  if (!('smithy.api#paginated' in operation.traits)) return undefined;
  // The service's own trait holds defaults for its operations.
  const trait = {
    ...recordOf(service.traits['smithy.api#paginated']),
    ...recordOf(operation.traits['smithy.api#paginated']),
  };
  const { inputToken, outputToken, items, pageSize } = trait;
  if (typeof inputToken !== 'string' || typeof outputToken !== 'string') return undefined;
  return {
    inputToken,
    outputToken,
    items: typeof items === 'string' ? items.split('.') : [],
    ...(typeof pageSize === 'string' ? { pageSize } : {}),
  };
}

function resourceMembers(input: StructureShape): Map<string, string> {
  const resources = new Map<string, string>();
  for (const { name, traits } of input.members.values()) {
    const { error } = recordOf(traits['aws.conformance#resource']);
    if (typeof error === 'string') resources.set(name, error);
  }
  return resources;
}
