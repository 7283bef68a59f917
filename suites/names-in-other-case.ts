import type { Contract } from '../contracts/contract.ts';
import { isObject, type Json, type JsonObject } from '../contracts/json.ts';
import type { Shape } from '../contracts/shape.ts';
import { acceptanceCase } from './build-case.ts';
import type { Case } from './case.ts';
import { placesOf, validValue } from './places.ts';
import { requestOf } from './requests.ts';

/**
 * Members whose names are those of known members in another case: JSON names are compared character
 * by character, so that these are unknown and ignored. A target that takes one for the known member
 * stumbles over its value, which is of the wrong type for it.
 */
export function namesInOtherCase(contract: Contract): Case[] {
  return [
    ...[...contract.input.members.values()].map(({ name, shape }) =>
      otherCase(contract, name, 'in-other-case', (base) => withOther(base, name, shape)),
    ),
    ...insideFilters(contract),
  ];
}

function insideFilters(contract: Contract): Case[] {
  const { filters } = contract;
  const list = filters && placesOf(contract).find(({ path }) => path === filters.member);
  const element = list?.member.shape.type === 'list' ? list.member.shape.element.shape : undefined;
  if (!list || element?.type !== 'structure') return [];
  const [filter = null] = [validValue(list, contract)].flat();
  if (!isObject(filter)) return [];
  return [...element.members.values()].map(({ name, shape }) =>
    otherCase(contract, name, 'in-other-case-inside-a-filter', (base) =>
      list.put(base, [withOther(filter, name, shape)]),
    ),
  );
}

function otherCase(
  contract: Contract,
  name: string,
  label: string,
  probe: (base: JsonObject) => JsonObject,
): Case {
  return acceptanceCase(
    contract,
    {
      suite: 'required',
      name: `${name}-${label}`,
      title: `a member that is called ${inOtherCase(name)}, which is unknown`,
      covers: ['request/unknown-members'],
    },
    (base) => requestOf(contract, probe(base)),
  );
}

function withOther(owner: JsonObject, name: string, shape: Shape): JsonObject {
  return { ...owner, [inOtherCase(name)]: wrongFor(shape) };
}

function inOtherCase(name: string): string {
  const lower = name.toLowerCase();
  return lower === name ? name.toUpperCase() : lower;
}

function wrongFor(shape: Shape): Json {
  return shape.type === 'string' || shape.type === 'blob' ? 5 : 'text';
}
