import { isDeepStrictEqual } from 'node:util';
import { isArray, isObject, type Json, type JsonObject } from '../../contracts/json.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import type { PactFile, PactInteraction } from './pact-file.ts';

const hint = 'Write it again: aws-conformance pact write --out FILE';

/**
 * Reads a Pact file that was written for a contract; `own` is what would be written for it now. A
 * verdict says that a constraint holds: that is only so for interactions as we write them.
 *
 * @throws UsageError for a file of another version or of somebody else.
 */
export function readPact(own: PactFile, value: unknown, name: string): PactFile {
  const file = isObject(value) ? value : {};
  const { interactions, provider, consumer } = file;
  if (!isArray(interactions)) throw new UsageError(`${name} is not a Pact file.`, hint);
  checkMetadata(own, file, name);
  const known = new Map(own.interactions.map((one) => [one.key, one]));
  const found = interactions.map((one) => knownInteraction(known, one, name));
  if (found.length === 0) throw new UsageError(`${name} has no interactions.`, hint);
  const keys = new Set(found.map(({ key }) => key));
  return {
    ...own,
    consumer: { name: nameOf(consumer) ?? own.consumer.name },
    provider: { name: nameOf(provider) ?? own.provider.name },
    interactions: own.interactions.filter(({ key }) => keys.has(key)),
  };
}

function checkMetadata(own: PactFile, file: JsonObject, name: string): void {
  const metadata = objectIn(file, 'metadata');
  const { version } = objectIn(metadata, 'pactSpecification');
  if (version !== '4.0') {
    const said = typeof version === 'string' ? `version ${version}` : 'no version that it names';
    throw new UsageError(`${name} is a Pact file of ${said}, and 4.0 is needed.`, hint);
  }
  const wanted = own.metadata.awsConformance;
  const told = objectIn(metadata, 'awsConformance');
  if (told['formatVersion'] !== wanted.formatVersion) {
    throw new UsageError(`${name} was not written by this version of aws-conformance.`, hint);
  }
  const { service, operation } = told;
  if (service !== wanted.service || operation !== wanted.operation) {
    throw new UsageError(
      `${name} is about ${String(service)} ${String(operation)}, not ${wanted.operation}.`,
      'Name its operation with --operation, and its model with --model.',
    );
  }
  if (told['contract'] !== wanted.contract) {
    throw new UsageError(`${name} was written for another version of the contract.`, hint);
  }
}

function knownInteraction(
  known: ReadonlyMap<string, PactInteraction>,
  one: Json,
  name: string,
): PactInteraction {
  const { key, description } = isObject(one) ? one : {};
  const own = typeof key === 'string' ? known.get(key) : undefined;
  if (!own || !isObject(one)) {
    const said = typeof key === 'string' ? key : String(description);
    throw new UsageError(`${name} has an interaction that is no case: ${said}.`, hint);
  }
  const compared = ['type', 'description', 'providerStates', 'request', 'response'] as const;
  const isSame = compared.every((part) => isDeepStrictEqual(one[part], plain(own[part])));
  if (isSame) return own;
  throw new UsageError(
    `The interaction ${own.key} of ${name} is not as this version of aws-conformance writes it.`,
    hint,
  );
}

/** As it is read from a file. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}

function nameOf(party: Json | undefined): string | undefined {
  const { name } = isObject(party) ? party : {};
  return typeof name === 'string' ? name : undefined;
}
