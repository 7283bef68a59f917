import type { Contract } from '../contracts/contract.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import { typeRule } from '../contracts/requests/has-type.ts';
import type { Shape } from '../contracts/shape.ts';
import { acceptanceCase, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import {
  knownValue,
  lastPlacesOf,
  type Place,
  placesOf,
  validValue,
  withOneElement,
} from './places.ts';
import { requestOf } from './requests.ts';

/** Every member and nested member given each wrong JSON type, and once the right one. */
export function typeCases(contract: Contract): Case[] {
  return [
    ...placesOf(contract).flatMap((place) => [
      ...rightType(contract, place),
      ...wrongValues(place.member.shape).map((wrong) => wrongType(contract, place, wrong)),
      ...nullElement(contract, place),
    ]),
    ...lastPlacesOf(contract).flatMap((place) => wrongInLast(contract, place)),
  ];
}

/** One wrong type after a valid element: what looks at the first one only lets it through. */
function wrongInLast(contract: Contract, place: Place): Case[] {
  return wrongValues(place.member.shape)
    .slice(0, 1)
    .map(({ name, value }) =>
      refusalCase(
        contract,
        {
          suite: 'types',
          name: `${name}-in-the-last`,
          title: `${place.path} given ${describe(value)} in the last element`,
          covers: [`request/${place.path}/${typeRule(place.member.shape)}`],
        },
        (base) => requestOf(contract, place.put(base, value(validValue(place, contract)))),
        (base) => requestOf(contract, withOneElement(contract, place, base)),
      ),
    );
}

function wrongType(contract: Contract, place: Place, { name, value }: WrongValue): Case {
  return refusalCase(
    contract,
    {
      suite: 'types',
      name,
      title: `${place.path} given ${describe(value)}`,
      covers: [`request/${place.path}/${typeRule(place.member.shape)}`],
    },
    (base) => requestOf(contract, place.put(base, value(knownValue(place, base, contract)))),
    (base) => requestOf(contract, withValid(contract, place, base)),
  );
}

function rightType(contract: Contract, place: Place): Case[] {
  // A page token that is valid comes from the target: the paging suite has that case.
  if (place.path === contract.pagination?.inputToken) return [];
  return [
    acceptanceCase(
      contract,
      {
        suite: 'types',
        name: 'valid',
        title: `${place.path} of the right type`,
        covers: [`request/${place.path}/${typeRule(place.member.shape)}`],
      },
      (base) => requestOf(contract, withValid(contract, place, base)),
    ),
  ];
}

function withValid(contract: Contract, place: Place, base: JsonObject): JsonObject {
  if (place.path === contract.pagination?.inputToken) return base;
  return place.put(base, knownValue(place, base, contract));
}

function nullElement(contract: Contract, place: Place): Case[] {
  const { shape } = place.member;
  if (shape.type !== 'list' || shape.sparse || (shape.length?.min ?? 0) > 1) return [];
  return [
    acceptanceCase(
      contract,
      {
        suite: 'types',
        name: 'only-null',
        title: `${place.path} with a null element`,
        covers: [`request/${place.path}/null-element`],
      },
      (base) => requestOf(contract, place.put(base, [null])),
    ),
  ];
}

interface WrongValue {
  readonly name: string;
  /** Made from a valid value, so that a target that unwraps or converts finds one inside. */
  readonly value: (valid: Json) => Json;
}

const wrong = {
  string: { name: 'string', value: () => 'abc' },
  emptyString: { name: 'empty-string', value: () => '' },
  numericString: { name: 'numeric-string', value: (valid) => String(valid) },
  number: { name: 'number', value: () => 1 },
  zero: { name: 'zero', value: () => 0 },
  decimal: { name: 'decimal', value: () => 1.5 },
  true: { name: 'true', value: () => true },
  false: { name: 'false', value: () => false },
  booleanString: { name: 'boolean-string', value: () => 'true' },
  jsonText: { name: 'json-text', value: (valid) => JSON.stringify(valid) },
  array: { name: 'array', value: (valid) => [valid] },
  emptyArray: { name: 'empty-array', value: () => [] },
  object: { name: 'object', value: () => ({}) },
  // The values of a structure in order, as some libraries write one.
  values: { name: 'array-of-its-values', value: (valid) => Object.values(Object(valid)) },
} as const satisfies Readonly<Record<string, WrongValue>>;

const { string, emptyString, number, zero, array, emptyArray, object } = wrong;
const booleans = [wrong.true, wrong.false];

function wrongValues(shape: Shape): readonly WrongValue[] {
  switch (shape.type) {
    case 'string':
    case 'blob':
      return [number, zero, wrong.decimal, ...booleans, array, emptyArray, object];
    case 'integer':
    case 'float':
      return [wrong.numericString, string, emptyString, ...booleans, array, emptyArray, object];
    case 'timestamp':
      return shape.format === 'epoch-seconds'
        ? [string, emptyString, ...booleans, array, object]
        : [number, ...booleans, array, object];
    case 'boolean':
      return [wrong.booleanString, emptyString, number, zero, array, object];
    case 'list': {
      const element = { name: 'bare-element', value: firstElement };
      const bare = shape.element.shape.type === 'structure' ? [element] : [];
      return [string, emptyString, number, zero, ...booleans, object, ...bare, wrong.jsonText];
    }
    case 'structure':
      return [string, emptyString, number, zero, ...booleans, array, emptyArray, wrong.values];
    case 'map':
    case 'union':
      return [string, emptyString, number, zero, ...booleans, array, emptyArray];
    case 'document':
      return [];
  }
}

function firstElement(valid: Json): Json {
  return Array.isArray(valid) ? (valid[0] ?? {}) : {};
}

function describe(value: WrongValue['value']): string {
  return `the JSON value ${JSON.stringify(value('…'))}`;
}
