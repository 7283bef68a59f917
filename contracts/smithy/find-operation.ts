import type { ProtocolName } from '../protocols/protocol-name.ts';
import { protocols } from '../protocols/protocols.ts';
import { UsageError } from '../usage-error.ts';
import { type Model, type ModelShape, recordOf } from './model.ts';

/** The one service of a model, with the names that go on the wire. */
export interface FoundService {
  readonly name: string;
  readonly endpointPrefix: string;
  readonly signingName: string;
  readonly protocol: ProtocolName;
  readonly shape: ModelShape;
}

/** An operation with its absolute shape id. */
export interface FoundOperation {
  readonly id: string;
  readonly name: string;
  readonly shape: ModelShape;
}

/** @throws UsageError when the model has no service, or one that does not speak awsJson. */
export function findService(model: Model): FoundService {
  const found = [...model.shapes].find(([, shape]) => shape.type === 'service');
  if (!found) {
    throw new UsageError('The model has no service shape.', 'Give the model of a whole service.');
  }
  const [id, shape] = found;
  const name = nameOf(id);
  const { endpointPrefix, arnNamespace } = recordOf(shape.traits['aws.api#service']);
  const signing = recordOf(shape.traits['aws.auth#sigv4'])['name'];
  const prefix = firstString(endpointPrefix, arnNamespace, signing, name.toLowerCase());
  return {
    name,
    endpointPrefix: prefix,
    signingName: firstString(signing, prefix),
    protocol: spokenBy(name, shape),
    shape,
  };
}

/** @throws UsageError that names the nearest operation when there is none of that name. */
export function findOperation(
  model: Model,
  service: FoundService,
  operationName: string,
): FoundOperation {
  const operations = operationsOf(model);
  const found = operations.find(({ name }) => name === operationName);
  if (found) return found;
  const alike = operations.find(({ name }) => name.toLowerCase() === operationName.toLowerCase());
  throw new UsageError(
    `${service.name} has no operation ${operationName}.`,
    alike
      ? `Did you mean ${alike.name}?`
      : `The model has ${operations.length} operations, for example ${operations
          .slice(0, 3)
          .map(({ name }) => name)
          .join(', ')}.`,
  );
}

/** Every operation of a model, in the order of the file. */
export function operationsOf(model: Model): FoundOperation[] {
  return [...model.shapes]
    .filter(([, shape]) => shape.type === 'operation')
    .map(([id, shape]) => ({ id, name: nameOf(id), shape }));
}

function spokenBy(name: string, { traits }: ModelShape): ProtocolName {
  const spoken = Object.values(protocols);
  const found = spoken.find(({ trait }) => trait in traits);
  if (found) return found.name;
  throw new UsageError(
    `${name} does not speak AWS JSON.`,
    `Only services with the trait ${spoken.map(({ trait }) => trait).join(' or ')} can be run.`,
  );
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

function firstString(...candidates: readonly unknown[]): string {
  return candidates.find((candidate) => typeof candidate === 'string')?.toString() ?? '';
}
