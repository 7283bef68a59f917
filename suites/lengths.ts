import type { Contract } from '../contracts/contract.ts';
import { isArray, type Json, type JsonObject } from '../contracts/json.ts';
import { compilePattern } from '../contracts/requests/compile-pattern.ts';
import type { Bounds, Shape, StringShape } from '../contracts/shape.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { baseInput } from './base-input.ts';
import { acceptanceCase, caseOf, plainControl, refusalCase } from './build-case.ts';
import type { Case, Steps } from './case.ts';
import {
  knownValue,
  lastPlacesOf,
  type Place,
  placesOf,
  validValue,
  withOneElement,
} from './places.ts';
import { requestOf } from './requests.ts';
import { matchingSample, sampleValue } from './sample-value.ts';

/** Longer values would cost more than they tell. */
const longest = 100_000;

/** Lengths just below, at and just above each bound, in code points for strings. */
export function lengthCases(contract: Contract): Case[] {
  return [
    ...placesOf(contract).flatMap((place) => {
      const bounds = boundsOf(place);
      if (!bounds) return [];
      return [
        ...sizes(bounds).flatMap((size) => sizeCase(contract, place, bounds, size)),
        ...bytesCase(contract, place, bounds),
        ...astralCases(contract, place, bounds),
      ];
    }),
    ...lastPlacesOf(contract).flatMap((place) => wrongInLast(contract, place)),
  ];
}

function boundsOf({ member: { shape } }: Place): Bounds | undefined {
  return 'length' in shape ? shape.length : undefined;
}

/** Wrong lengths after a valid element: what looks at the first one only lets them through. */
function wrongInLast(contract: Contract, place: Place): Case[] {
  const bounds = boundsOf(place);
  if (!bounds) return [];
  return sizes(bounds)
    .filter(({ size }) => !within(bounds, size))
    .map(({ name, size }) => {
      const address = `request/${place.path}/length`;
      const value = valueOfSize(place.member.shape, size, validValue(place, contract));
      return refusalCase(
        contract,
        {
          suite: 'lengths',
          name: `${name}-in-the-last`,
          title: `${place.path} of length ${size} in the last element`,
          covers: [address],
          breaks: [address, ...entailed(place, value)],
        },
        (base) => requestOf(contract, place.put(base, value)),
        (base) => requestOf(contract, withOneElement(contract, place, base)),
      );
    });
}

function within({ min = 0, max = Infinity }: Bounds, size: number): boolean {
  return size >= min && size <= max;
}

interface Size {
  readonly name: string;
  readonly size: number;
}

function sizes({ min = 0, max = Infinity }: Bounds): Size[] {
  const all = [
    { name: 'below-minimum', size: min - 1 },
    { name: 'minimum', size: min },
    ...(max === min ? [] : [{ name: 'maximum', size: max }]),
    { name: 'above-maximum', size: max + 1 },
  ];
  return all.filter(({ size }) => size >= 0 && size <= longest);
}

function sizeCase(contract: Contract, place: Place, bounds: Bounds, { name, size }: Size): Case[] {
  const { shape } = place.member;
  const address = `request/${place.path}/length`;
  const draft = {
    suite: 'lengths',
    name,
    title: `${place.path} of length ${size}`,
    covers: [address],
  } as const;
  const probe = (base: JsonObject) =>
    requestOf(
      contract,
      place.put(base, valueOfSize(shape, size, knownValue(place, base, contract))),
    );
  if (within(bounds, size)) {
    // A pattern may leave no value of this length: there is then nothing to send.
    const value = valueOfSize(shape, size, validValue(place, contract));
    if (entailed(place, value).length > 0) return [];
    return [consistentCase(contract, place, draft, probe)];
  }
  const breaks = [
    address,
    ...entailed(place, valueOfSize(shape, size, validValue(place, contract))),
  ];
  return [
    refusalCase(contract, { ...draft, breaks }, probe, (base) =>
      requestOf(contract, place.put(base, knownValue(place, base, contract))),
    ),
  ];
}

/**
 * A value of an allowed length. What a filter does with a value that is not documented is open, so
 * such a value of an ordinary length goes first: both must be treated alike.
 */
function consistentCase(
  contract: Contract,
  place: Place,
  draft: Parameters<typeof acceptanceCase>[1],
  probe: (base: JsonObject) => WireRequest,
  ordinary = 'aaa',
): Case {
  const { filters } = contract;
  if (!filters || !place.path.startsWith(`${filters.member}/member/`)) {
    return acceptanceCase(contract, draft, probe);
  }
  return caseOf(contract, draft, [], function* steps(knowledge): Steps {
    const base = baseInput(contract, knowledge);
    yield plainControl(contract, base);
    yield { request: requestOf(contract, place.put(base, ordinary)) };
    yield { request: probe(base) };
  });
}

/** A value of another length breaks a pattern of fixed length, or an enum, as well. */
function entailed({ path, member }: Place, value: Json): string[] {
  const { shape } = member;
  if (shape.type !== 'string' || typeof value !== 'string') return [];
  const broken = [];
  if (shape.pattern !== undefined && !compilePattern(shape.pattern).test(value)) {
    broken.push(`request/${path}/pattern`);
  }
  if (shape.values && !shape.values.includes(value)) broken.push(`request/${path}/enum`);
  return broken;
}

function valueOfSize(shape: Shape, size: number, valid: Json): Json {
  if (shape.type === 'string') return stringOfSize(shape, size, String(valid));
  if (shape.type === 'map') {
    const content = sampleValue(shape.value.shape);
    return Object.fromEntries(Array.from({ length: size }, (_, index) => [`key${index}`, content]));
  }
  const [element = null] = isArray(valid) ? valid : [];
  return Array.from({ length: size }, () => element);
}

/** The valid value itself where its length fits: ids stay those of the fixture. */
function stringOfSize({ pattern }: StringShape, size: number, valid: string): string {
  const points = [...valid];
  if (points.length === size) return valid;
  const sample = pattern === undefined ? null : matchingSample(pattern, { min: size, max: size });
  if (sample !== null) return sample;
  const filler = points.at(-1) ?? 'a';
  return points.slice(0, size).join('').padEnd(size, filler);
}

/** One character too few, in as many bytes as there should be characters. */
function bytesCase(contract: Contract, place: Place, { min = 0 }: Bounds): Case[] {
  const { shape } = place.member;
  if (shape.type !== 'string' || min < 2 || min > longest) return [];
  const [valid] = [validValue(place, contract)].map(String);
  const value = `${[...stringOfSize(shape, min, valid ?? '')].slice(0, min - 2).join('')}é`;
  const address = `request/${place.path}/length`;
  return [
    refusalCase(
      contract,
      {
        suite: 'lengths',
        name: 'below-minimum-in-characters',
        title: `${place.path} of ${min - 1} characters in ${min} bytes`,
        covers: [address],
        breaks: [address, ...entailed(place, value)],
      },
      (base) => requestOf(contract, place.put(base, value)),
      (base) => requestOf(contract, place.put(base, knownValue(place, base, contract))),
    ),
  ];
}

/**
 * Smithy counts Unicode scalar values: characters outside the basic plane, of two UTF-16 units, are
 * one each, and accents that combine with the letter before them are counted too.
 */
function astralCases(contract: Contract, place: Place, { max }: Bounds): Case[] {
  const { shape } = place.member;
  const free = shape.type === 'string' && shape.pattern === undefined && !shape.values;
  if (!free || max === undefined || max > longest) return [];
  const covers = [`request/${place.path}/length`];
  const put = (size: number) => (base: JsonObject) =>
    requestOf(contract, place.put(base, '\u{1F600}'.repeat(size)));
  const title = (size: number) => `${place.path} of ${size} characters outside the basic plane`;
  const accented = 'e\u0301'.repeat(max).slice(0, max + 1);
  return [
    consistentCase(
      contract,
      place,
      { suite: 'lengths', name: 'maximum-astral', title: title(max), covers },
      put(max),
      '\u{1F600}\u{1F600}',
    ),
    refusalCase(
      contract,
      { suite: 'lengths', name: 'above-maximum-astral', title: title(max + 1), covers },
      put(max + 1),
      (base) => requestOf(contract, place.put(base, validValue(place, contract))),
    ),
    refusalCase(
      contract,
      {
        suite: 'lengths',
        name: 'above-maximum-combining',
        title: `${place.path} of ${max + 1} characters, each second one an accent`,
        covers,
      },
      (base) => requestOf(contract, place.put(base, accented)),
      (base) => requestOf(contract, place.put(base, validValue(place, contract))),
    ),
  ];
}
