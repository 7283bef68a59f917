import type { Contract } from '../../contracts/contract.ts';
import type { Bounds, StringShape } from '../../contracts/shape.ts';
import { acceptanceCase, refusalCase } from '../build-case.ts';
import type { Case } from '../case.ts';
import {
  type PatternValue,
  type PatternValues,
  patternValues,
} from '../patterns/pattern-values.ts';
import { knownValue, type Place, placesOf } from '../places.ts';
import { requestOf } from '../requests.ts';

/** Values that just satisfy and just break each element of a pattern, from its syntax tree. */
export function patternCases(contract: Contract): Case[] {
  return placesOf(contract).flatMap((place) => {
    const { shape } = place.member;
    if (shape.type !== 'string' || shape.pattern === undefined) return [];
    const { matching, breaking } = valuesFor(shape.pattern, shape.length);
    return [
      ...matching.map((value) => matchingCase(contract, place, value)),
      ...breaking.map((value) => breakingCase(contract, place, shape, value)),
    ];
  });
}

/** Members often share a pattern, and taking one apart takes milliseconds. */
const known = new Map<string, PatternValues>();

function valuesFor(pattern: string, length: Bounds = {}): PatternValues {
  const key = `${length.min} ${length.max} ${pattern}`;
  const values = known.get(key) ?? patternValues(pattern, length);
  known.set(key, values);
  return values;
}

/** A value of an allowed length that breaks the pattern of a place alone, where it has a pattern. */
export function misshapenValue({ member: { shape } }: Place): string | undefined {
  if (shape.type !== 'string' || shape.pattern === undefined) return undefined;
  const { min = 0, max = Infinity } = shape.length ?? {};
  const { breaking } = valuesFor(shape.pattern, shape.length);
  return breaking
    .map(({ value }) => value)
    .find((value) => {
      const size = [...value].length;
      return size >= min && size <= max;
    });
}

function matchingCase(contract: Contract, place: Place, { name, value }: PatternValue): Case {
  return acceptanceCase(
    contract,
    {
      suite: 'patterns',
      name,
      title: `${place.path} that matches: ${name}`,
      covers: [`request/${place.path}/pattern`],
    },
    (base) => requestOf(contract, place.put(base, value)),
  );
}

function breakingCase(
  contract: Contract,
  place: Place,
  shape: StringShape,
  { name, value }: PatternValue,
): Case {
  const pattern = `request/${place.path}/pattern`;
  const { min = 0, max = Infinity } = shape.length ?? {};
  const size = [...value].length;
  const length = size < min || size > max ? [`request/${place.path}/length`] : [];
  return refusalCase(
    contract,
    {
      suite: 'patterns',
      name,
      title: `${place.path} that does not match: ${name}`,
      covers: [pattern],
      breaks: [pattern, ...length],
    },
    (base) => requestOf(contract, place.put(base, value)),
    (base) => requestOf(contract, place.put(base, knownValue(place, base, contract))),
  );
}
