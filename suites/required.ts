import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { isObject } from '../contracts/json.ts';
import { typeRule } from '../contracts/requests/has-type.ts';
import type { Member } from '../contracts/shape.ts';
import { acceptanceCase, refusalCase } from './build-case.ts';
import type { Case } from './case.ts';
import { namesInOtherCase } from './names-in-other-case.ts';
import { type Place, placesOf } from './places.ts';
import { requestOf } from './requests.ts';
import { sampleValue } from './sample-value.ts';

/** Required members absent and null, each alone and all together; optional members absent and null. */
export function requiredCases(contract: Contract): Case[] {
  return [
    ...topLevel(contract),
    ...together(contract),
    ...nested(contract),
    ...optional(contract),
    ...namesInOtherCase(contract),
  ];
}

function topLevel(contract: Contract): Case[] {
  return membersWhere(contract, true).flatMap((name) =>
    [...faults, renaming].map(([fault, change]) =>
      refusalCase(
        contract,
        {
          suite: 'required',
          name: fault,
          title: `${name} ${fault.replaceAll('-', ' ')}`,
          covers: [`request/${name}/required`],
        },
        (base) => requestOf(contract, change(base, [name])),
      ),
    ),
  );
}

function together(contract: Contract): Case[] {
  const names = membersWhere(contract, true);
  if (names.length < 2) return [];
  return faults.map(([fault, change]) =>
    refusalCase(
      contract,
      {
        suite: 'required',
        name: `all-required-${fault}`,
        title: `all required members ${fault}`,
        covers: names.map((name) => `request/${name}/required`),
        breaks: names.map((name) => `request/${name}/required`),
      },
      (base) => requestOf(contract, change(base, names)),
    ),
  );
}

/** Required members of structures inside the input, where there are any. */
function nested(contract: Contract): Case[] {
  return placesOf(contract).flatMap((place) => {
    const { shape } = place.member;
    if (shape.type !== 'structure') return [];
    const required = [...shape.members.values()].filter(({ name }) =>
      // Recursion leads to addresses that stand for no constraint.
      contract.byAddress.has(`request/${place.path}/${name}/required`),
    );
    return required.flatMap(({ name }) =>
      faults.map((fault) => nestedCase(contract, place, name, fault)),
    );
  });
}

function nestedCase(contract: Contract, place: Place, name: string, [fault, change]: Fault): Case {
  const valid = () => {
    const sample = sampleValue(place.member.shape);
    return isObject(sample) ? sample : {};
  };
  return refusalCase(
    contract,
    {
      suite: 'required',
      name: fault,
      title: `${place.path}/${name} ${fault}`,
      covers: [`request/${place.path}/${name}/required`],
    },
    (base) => requestOf(contract, place.put(base, change(valid(), [name]))),
    (base) => requestOf(contract, place.put(base, valid())),
  );
}

function optional(contract: Contract): Case[] {
  const names = membersWhere(contract, false);
  const valid = (name: string, title: string, change: (base: JsonObject) => JsonObject) =>
    acceptanceCase(
      contract,
      { suite: 'required', name, title, covers: ['request/valid'] },
      (base) => requestOf(contract, change(base)),
    );
  return [
    valid('required-members-only', 'all optional members absent', (base) => base),
    ...(names.length > 0
      ? [
          valid('optional-members-null', 'all optional members null', (base) =>
            nullified(base, names),
          ),
        ]
      : []),
    ...optionalMembers(contract).map(({ name, shape }) =>
      acceptanceCase(
        contract,
        {
          suite: 'required',
          name: 'null',
          title: `${name} null, which counts as absent`,
          covers: [`request/${name}/${typeRule(shape)}`],
        },
        (base) => requestOf(contract, nullified(base, [name])),
      ),
    ),
  ];
}

type Change = (base: JsonObject, names: readonly string[]) => JsonObject;
type Fault = readonly [name: string, change: Change];

const faults: readonly Fault[] = [
  ['absent', without],
  ['null', nullified],
];

/** JSON names are compared character by character: RFC 8259, section 8.3. */
const renaming: Fault = ['first-letter-in-other-case', renamed];

function renamed(base: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(base).map(([name, value]) => [
      names.includes(name) ? inOtherCase(name) : name,
      value,
    ]),
  );
}

function inOtherCase(name: string): string {
  const letter = name.charAt(0);
  const upper = letter.toUpperCase();
  return `${letter === upper ? letter.toLowerCase() : upper}${name.slice(1)}`;
}

function without(base: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(base).filter(([name]) => !names.includes(name)));
}

function nullified(base: JsonObject, names: readonly string[]): JsonObject {
  return { ...base, ...Object.fromEntries(names.map((name) => [name, null])) };
}

function optionalMembers(contract: Contract): Member[] {
  return [...contract.input.members.values()].filter((member) => !member.required);
}

function membersWhere(contract: Contract, required: boolean): string[] {
  return [...contract.input.members.values()]
    .filter((member) => member.required === required)
    .map(({ name }) => name);
}
