import type { Contract } from '../contracts/contract.ts';
import { isObject, type JsonObject } from '../contracts/json.ts';
import { type Fixture, readFixture } from '../runners/fixture.ts';

/** Known-good inputs by the names of their operations. */
export type Fixtures = ReadonlyMap<string, Fixture>;

/**
 * Reads the fixtures of a run. Of one operation it is an object of input members. Of several it may
 * hold such an object by the name of each, and members for all that take them; what it says nothing
 * of is looked for in the target.
 *
 * @throws UsageError when it is no fixture of the one operation, or of one that it names.
 */
export function readFixtures(
  contracts: readonly Contract[],
  value: unknown,
  name: string,
): Fixtures {
  const found = new Map<string, Fixture>();
  for (const contract of contracts) {
    const { operation } = contract;
    const own = isObject(value) ? value[operation] : undefined;
    if (own !== undefined) {
      found.set(operation, readFixture(contract, own, `${name}: ${operation}`));
    } else if (contracts.length === 1 || hasRequired(contract, value)) {
      found.set(operation, readFixture(contract, value, name));
    }
  }
  return found;
}

/** Fixtures as a file holds them. */
export function fixturesAsJson(fixtures: Fixtures): JsonObject {
  const [first, ...others] = fixtures.values();
  if (first && others.length === 0) return asJson(first);
  return Object.fromEntries([...fixtures].map(([operation, one]) => [operation, asJson(one)]));
}

function asJson({ input, foreign }: Fixture): JsonObject {
  return { ...input, ...(foreign && { foreign }) };
}

function hasRequired({ input }: Contract, value: unknown): boolean {
  if (!isObject(value)) return true;
  const required = [...input.members.values()].filter((member) => member.required);
  return required.every(({ name }) => name in value);
}
