import type { Contract } from '../contracts/contract.ts';
import { isArray, isObject, type Json, type JsonObject } from '../contracts/json.ts';
import type { Member, Shape } from '../contracts/shape.ts';
import { sampleValue } from './sample-value.ts';

/**
 * A place in the input where a value can stand: a member, or an element of a list, however deep.
 * `put` gives the input with a value there and everything around it valid.
 */
export interface Place {
  /** `Filters/member/Key`, as in constraint addresses. */
  readonly path: string;
  readonly member: Member;
  readonly put: (base: JsonObject, value: Json) => JsonObject;
}

/** Which element of a list a value is put into. */
type Position = 'first' | 'last';

/** The places inside lists, where the value goes into the last element and those before are valid. */
export function lastPlacesOf(contract: Contract): Place[] {
  return placesOf(contract, 'last').filter(({ path }) => /\/member(\/|$)/.test(path));
}

/** The input with a list that has one valid element where `place` would put more. */
export function withOneElement(contract: Contract, place: Place, base: JsonObject): JsonObject {
  const first = placesOf(contract).find(({ path }) => path === place.path);
  return first ? first.put(base, validValue(place, contract)) : base;
}

/** Every place of the input, parents before children; recursion stops at a shape met before. */
export function placesOf(contract: Contract, position: Position = 'first'): Place[] {
  return [...contract.input.members.values()].flatMap((member) =>
    placesBelow(
      {
        path: member.name,
        member,
        put: (base, value) => ({ ...base, [member.name]: value }),
      },
      contract,
      position,
      new Set([contract.input]),
    ),
  );
}

function placesBelow(
  place: Place,
  contract: Contract,
  position: Position,
  seen: ReadonlySet<Shape>,
): Place[] {
  const { shape } = place.member;
  if (seen.has(shape)) return [place];
  const inside = new Set(seen).add(shape);
  if (shape.type === 'list') {
    return [
      place,
      ...placesBelow(
        elementOf(place, shape.element, contract, position),
        contract,
        position,
        inside,
      ),
    ];
  }
  if (shape.type === 'structure') {
    return [
      place,
      ...[...shape.members.values()].flatMap((member) =>
        placesBelow(memberOf(place, member, contract), contract, position, inside),
      ),
    ];
  }
  return [place];
}

function elementOf(list: Place, element: Member, contract: Contract, position: Position): Place {
  const place: Place = {
    path: `${list.path}/member`,
    member: element,
    put: (base, value) => {
      const { length } = list.member.shape.type === 'list' ? list.member.shape : {};
      const { min = 0, max = Infinity } = length ?? {};
      const fewest = position === 'last' ? Math.min(1, max - 1) : 0;
      const others = Array.from({ length: Math.max(fewest, min - 1) }, () =>
        position === 'last' ? validValue(place, contract) : sampleValue(element.shape),
      );
      return list.put(base, position === 'last' ? [...others, value] : [value, ...others]);
    },
  };
  return place;
}

function memberOf(structure: Place, member: Member, contract: Contract): Place {
  return {
    path: `${structure.path}/${member.name}`,
    member,
    put: (base, value) =>
      structure.put(base, { ...validAround(structure, contract), [member.name]: value }),
  };
}

/** A valid structure to put a member into; for a filter, one whose meaning is documented. */
function validAround({ path, member }: Place, contract: Contract): JsonObject {
  const { filters } = contract;
  const [key] = filters?.keys ?? [];
  if (filters && key && path === `${filters.member}/member`) {
    return { [filters.key]: key.name, [filters.values]: key.accepted.slice(0, 1) };
  }
  const sample = sampleValue(member.shape);
  return isObject(sample) ? sample : {};
}

/** A valid value for a place. */
export function validValue(place: Place, contract: Contract): Json {
  const { filters } = contract;
  const [key] = filters?.keys ?? [];
  if (!filters || !key) return sampleValue(place.member.shape);
  const values = key.accepted.slice(0, 1);
  const filter = { [filters.key]: key.name, [filters.values]: values };
  const byPath: Readonly<Record<string, Json>> = {
    [filters.member]: [filter],
    [`${filters.member}/member`]: filter,
    [`${filters.member}/member/${filters.key}`]: key.name,
    [`${filters.member}/member/${filters.values}`]: values,
    [`${filters.member}/member/${filters.values}/member`]: values[0] ?? null,
  };
  return byPath[place.path] ?? sampleValue(place.member.shape);
}

/** The value at a member of the base input, to break in small ways; else a valid sample. */
export function knownValue(place: Place, base: JsonObject, contract: Contract): Json {
  const value = base[place.path];
  return value === undefined || value === null || isArray(value)
    ? validValue(place, contract)
    : value;
}
