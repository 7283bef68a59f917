import type { Contract } from '../contract.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Violation } from './faults.ts';

/** Finds ids of nothing that exists, and ids of which nobody knows whether it does. */
export function checkResources(
  contract: Contract,
  members: JsonObject,
  knowledge: Knowledge,
): Violation[] {
  const names = [...contract.resources.keys()];
  if (names.length === 0) return [];
  const given = (of: JsonObject | undefined) => names.every((name) => members[name] === of?.[name]);
  if (knowledge.input && given(knowledge.input)) return [];
  if (knowledge.foreign && given(knowledge.foreign)) {
    return [{ ...unknownIds, fault: 'unproven-id' }];
  }
  const absent = names.some(
    (name) => members[name] !== undefined && members[name] === knowledge.absent[name],
  );
  const mixed =
    knowledge.foreign !== undefined &&
    names.every((name) => {
      const value = members[name];
      return value === knowledge.input?.[name] || value === knowledge.foreign?.[name];
    });
  const fault = absent ? 'unknown-id' : mixed ? 'mixed-ids' : 'unproven-id';
  return [{ ...unknownIds, fault }];
}

const unknownIds = { address: 'errors/unknown-ids' } as const;

/** Finds filters whose effect is not documented: unknown keys and values, and odd combinations. */
export function checkFilters(contract: Contract, members: JsonObject): Violation[] {
  const { filters } = contract;
  const given = filters && members[filters.member];
  if (!filters || !isArray(given)) return [];
  const at = `request/${filters.member}`;
  const violations: Violation[] = [];
  const found = (name: string) => {
    const address = `${at}/${name}`;
    if (violations.some((violation) => violation.address === address)) return;
    violations.push({ address, fault: 'filter-meaning' });
  };
  for (const filter of given.filter(isObject)) {
    const key = filter[filters.key];
    const values = filter[filters.values];
    if (typeof key !== 'string' || !isArray(values) || values.length === 0) {
      found('incomplete-filter');
    } else if (!documented(contract, key, values)) {
      found('matching');
    }
  }
  if (given.length > 1) found('combined');
  return violations;
}

function documented(contract: Contract, key: string, values: readonly Json[]): boolean {
  const accepted = contract.filters?.keys.find(({ name }) => name === key)?.accepted;
  return accepted !== undefined && values.every((value) => accepted.some((one) => one === value));
}
