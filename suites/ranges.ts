import type { Contract } from '../contracts/contract.ts';
import { protocolOf } from '../contracts/protocols/protocols.ts';
import type { NumberShape } from '../contracts/shape.ts';
import { acceptanceCase, type CaseDraft, type MakeRequest, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { type Place, placesOf } from './places.ts';
import { requestOf } from './requests.ts';
import { sampleNumber } from './sample-value.ts';

/** Numbers at, around and far beyond each bound, and in every form that JSON allows. */
export function rangeCases(contract: Contract): Case[] {
  return placesOf(contract).flatMap((place) => {
    const { shape } = place.member;
    if (shape.type !== 'integer') return [];
    return [...boundaryCases(contract, place, shape), ...formCases(contract, place, shape)];
  });
}

function boundaryCases(contract: Contract, place: Place, shape: NumberShape): Case[] {
  const [min, max] = [exact(shape.range?.min), exact(shape.range?.max)];
  if (min === undefined && max === undefined) return [];
  const largest = 2 ** ((shape.bits ?? 32) - 1);
  const values = new Map<number, string>();
  const add = (name: string, value: number | undefined) => {
    if (value !== undefined && !values.has(value)) values.set(value, name);
  };
  if (min !== undefined) {
    add('below-minimum', min - 1);
    add('minimum', min);
    add('above-minimum', min + 1);
  }
  if (max !== undefined) {
    add('below-maximum', max - 1);
    add('maximum', max);
    add('above-maximum', max + 1);
  }
  add('zero', 0);
  add('minus-one', -1);
  add('negated-minimum', min === undefined ? undefined : -min);
  if (shape.bits === 32) {
    add('largest-integer', largest - 1);
    add('smallest-integer', -largest);
    add('beyond-largest-integer', largest);
    add('beyond-smallest-integer', -largest - 1);
    add('far-beyond', 1e11);
    // What is left of it in 32 bits is a valid value.
    add('valid-in-32-bits', 2 ** 32 + (min ?? 1));
    add('beyond-long', 2 ** 64);
  }
  const bounds = {
    min: Math.max(min ?? -Infinity, 1 - largest),
    max: Math.min(max ?? Infinity, largest - 1),
  };
  return [...values].map(([value, name]) => valueCase(contract, place, { name, value, ...bounds }));
}

/** Of a bound that is not a safe integer, the numbers beside it cannot be told from itself. */
function exact(bound: number | undefined): number | undefined {
  return Number.isSafeInteger(bound) ? bound : undefined;
}

interface Boundary {
  readonly name: string;
  readonly value: number;
  /** The bounds of the trait, within those of the type. */
  readonly min: number;
  readonly max: number;
}

function valueCase(contract: Contract, place: Place, boundary: Boundary): Case {
  const { name, value, min, max } = boundary;
  const draft = {
    suite: 'ranges',
    name,
    title: `${place.path} ${value}`,
    covers: [`request/${place.path}/range`],
  } as const;
  const probe: MakeRequest = (base) => requestOf(contract, place.put(base, value));
  if (value >= min && value <= max) return acceptanceCase(contract, draft, probe);
  // The nearest value inside: a target that refuses that too has not shown where its bound is.
  const inside = Math.min(Math.max(value, min), max);
  return refusalCase(contract, draft, probe, (base) =>
    requestOf(contract, place.put(base, inside)),
  );
}

/**
 * Numbers that only raw text can write. What AWS does with the forms inside the range is unknown or
 * differs by service: the contract only records it.
 */
function formCases(contract: Contract, place: Place, shape: NumberShape): Case[] {
  // Raw text is made for top-level members only.
  if (place.path.includes('/')) return [];
  const valid = sampleNumber(shape);
  const forms = [
    ['decimal', `${valid}.5`],
    ['decimal-zero', `${valid}.0`],
    ['exponent', `${valid}e0`],
    ['exponent-upper', `${valid / 10}E1`],
  ] as const;
  return [
    ...forms.map(([form, text]) =>
      acceptanceCase(...written(contract, place, 'number-form', form, text)),
    ),
    ...formsBeyond(shape).map(([form, text]) =>
      refusalCase(...written(contract, place, 'range', form, text)),
    ),
  ];
}

function formsBeyond({ range, bits }: NumberShape): (readonly [name: string, text: string])[] {
  const max = exact(range?.max);
  if (max === undefined || bits === undefined) return [];
  // Read into a double, the first is infinite.
  return [
    ['beyond-double', '1e400'],
    ['decimal-above-maximum', `${max + 1}.5`],
  ];
}

function written(
  contract: Contract,
  { path }: Place,
  rule: 'number-form' | 'range',
  name: string,
  text: string,
): [Contract, CaseDraft, MakeRequest] {
  const draft = {
    suite: 'ranges',
    name,
    title: `${path} written as ${text}`,
    covers: [`request/${path}/${rule}`],
  } as const;
  return [contract, draft, (base) => protocolOf(contract).encodeNumber(contract, base, path, text)];
}
