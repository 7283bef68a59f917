import type { Contract } from '../contracts/contract.ts';
import { isObject, type JsonObject } from '../contracts/json.ts';
import { protocolOf } from '../contracts/protocols/protocols.ts';
import { UsageError } from '../contracts/usage-error.ts';

/** A known-good input, and the ids of a second resource that exists beside it. */
export interface Fixture {
  readonly input: JsonObject;
  readonly foreign?: JsonObject;
}

/**
 * Reads a fixture: a JSON object of known-good input members. Members that the operation does not
 * know are ignored, but for `foreign`, which holds the ids of another existing resource.
 *
 * @throws UsageError when it is not an object, or lacks a required member.
 */
export function readFixture(contract: Contract, value: unknown, name: string): Fixture {
  const example = JSON.stringify(
    Object.fromEntries(requiredNames(contract).map((member) => [member, '…'])),
  );
  const hint = `A fixture holds known-good input members, for example ${example}.`;
  if (!isObject(value)) throw new UsageError(`${name} is not a JSON object.`, hint);
  const input = knownMembers(contract, value);
  const missing = requiredNames(contract).find((member) => typeof input[member] !== 'string');
  if (missing !== undefined) throw new UsageError(`${name} has no ${missing}.`, hint);
  refuseInvalid(contract, input, name);
  const { foreign } = value;
  if (foreign === undefined || foreign === null) return { input };
  if (!isObject(foreign)) throw new UsageError(`${name}: foreign is not a JSON object.`, hint);
  const other = knownMembers(contract, foreign);
  const lacking = requiredNames(contract).find((member) => typeof other[member] !== 'string');
  if (lacking !== undefined) throw new UsageError(`${name}: foreign has no ${lacking}.`, hint);
  const shared = resourceNames(contract).find((member) => other[member] === input[member]);
  if (shared !== undefined) {
    throw new UsageError(
      `${name}: foreign has the ${shared} of the fixture itself.`,
      'Name another resource that exists and shares no id with it, or leave foreign out.',
    );
  }
  refuseInvalid(contract, other, `${name}: foreign`);
  return { input, foreign: other };
}

/** What an input does not keep of the constraints of its members, in words; undefined for none. */
export function invalidIn(contract: Contract, input: JsonObject): string | undefined {
  const { encode, inspect } = protocolOf(contract);
  const [violation] = inspect(contract, encode(contract, input)).violations;
  return violation && (contract.byAddress.get(violation.address)?.claim ?? violation.address);
}

/** @throws UsageError when a value is not as the model says: no target could know it. */
function refuseInvalid(contract: Contract, input: JsonObject, name: string): void {
  const claim = invalidIn(contract, input);
  if (claim === undefined) return;
  throw new UsageError(`${name} is not valid: ${claim}.`, 'Name ids that your target has.');
}

/** Only members that name the resource are taken: paging and filters are the cases' own. */
function knownMembers(contract: Contract, value: JsonObject): JsonObject {
  const names = fixtureNames(contract);
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

/** The members that a fixture may hold. */
export function fixtureNames(contract: Contract): ReadonlySet<string> {
  return new Set([...requiredNames(contract), ...contract.resources.keys()]);
}

/** The members whose values must not go together with those of another resource. */
function resourceNames(contract: Contract): string[] {
  const names = [...contract.resources.keys()];
  return names.length > 0 ? names : requiredNames(contract);
}

function requiredNames(contract: Contract): string[] {
  return [...contract.input.members.values()]
    .filter(({ required }) => required)
    .map(({ name }) => name);
}
