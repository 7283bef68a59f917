import type { Contract } from '../../contracts/contract.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { isObject } from '../../contracts/json.ts';
import type { Member, Shape, StructureShape } from '../../contracts/shape.ts';
import { sampleValue } from '../../suites/sample-value.ts';
import {
  anything,
  memberPath,
  oneOf,
  only,
  optionalMembers,
  orNull,
  otherMembers,
} from './matching.ts';
import type { RuleList, Rules } from './pact-file.ts';
import { pactRegex } from './pact-regex.ts';

/** An example of a body with the rules that hold of it. */
export interface BodyDemands {
  readonly content: Json;
  readonly rules: Rules;
  /** Addresses of the constraints that this says. */
  readonly addresses: readonly string[];
}

/**
 * What a result must be like at one member, the address of which is that of its constraints.
 * Undefined where Pact cannot say it.
 */
export function memberDemands(contract: Contract, address: string): BodyDemands | undefined {
  const [, ...names] = address.split('/');
  return inStructure({ contract, path: '$', address: 'response', names }, contract.output);
}

/** How far the way to a member has been gone. */
interface Way {
  readonly contract: Contract;
  readonly path: string;
  readonly address: string;
  /** What is left of the way. */
  readonly names: readonly string[];
}

function inStructure(way: Way, shape: StructureShape): BodyDemands | undefined {
  const [name = '', ...names] = way.names;
  const member = shape.members.get(name);
  if (!member) return undefined;
  const address = `${way.address}/${name}`;
  const inside = below({ ...way, path: memberPath(way.path, name), address, names }, member);
  if (!inside) return undefined;
  if (mustBeThere(way.contract, address)) {
    return { ...inside, content: { [name]: inside.content } };
  }
  const isPlain = typeof inside.content !== 'object' || inside.content === null;
  const others: JsonObject = isPlain ? {} : otherMembers;
  return {
    ...inside,
    content: { ...others, [name]: inside.content },
    rules: { [way.path]: optionalMembers, [`${way.path}.*`]: anything, ...inside.rules },
  };
}

/** A member without which an answer is wrong; the items of something that has some are one. */
function mustBeThere({ byAddress, items }: Contract, address: string): boolean {
  const isBinding = (rule: string) => byAddress.get(`${address}/${rule}`)?.level === 'must';
  const toItems = items.address.startsWith(`${address}/`);
  return isBinding('required') || isBinding('present') || toItems;
}

function below(way: Way, member: Member): BodyDemands | undefined {
  const { shape } = member;
  const [name, ...names] = way.names;
  if (name === undefined) return atMember(way, shape);
  switch (shape.type) {
    case 'structure':
    case 'union':
      return inStructure(way, shape);
    case 'list': {
      if (name !== 'member') return undefined;
      const next = { ...way, path: `${way.path}[*]`, address: `${way.address}/member`, names };
      const inside = below(next, shape.element);
      const rules = { [way.path]: only({ match: 'type', min: 0 }), ...inside?.rules };
      return inside && { ...inside, content: [inside.content], rules };
    }
    case 'map': {
      if (name !== 'value') return undefined;
      const next = { ...way, path: `${way.path}.*`, address: `${way.address}/value`, names };
      const inside = below(next, shape.value);
      const rules = { [way.path]: optionalMembers, ...inside?.rules };
      return inside && { ...inside, content: { key: inside.content }, rules };
    }
    default:
      return undefined;
  }
}

/** The constraints of the member itself, as far as one rule can say them. */
function atMember({ contract, path, address }: Way, shape: Shape): BodyDemands | undefined {
  const said = ruleOf(shape, path, mustBeThere(contract, address));
  if (!said) return undefined;
  const addresses = ['required', 'present', ...said.names]
    .map((rule) => `${address}/${rule}`)
    .filter((one) => contract.byAddress.get(one)?.level === 'must');
  return { content: exampleOf(shape), rules: said.rules, addresses };
}

interface Said {
  readonly rules: Rules;
  /** Which of the constraints on a value the rules say. */
  readonly names: readonly string[];
}

function ruleOf(shape: Shape, path: string, isRequired: boolean): Said | undefined {
  const nullable = isRequired ? only : orNull;
  const at = (rule: RuleList, ...names: readonly string[]): Said => ({
    rules: { [path]: rule },
    names,
  });
  switch (shape.type) {
    case 'string': {
      const regex = shape.values ? oneOf(shape.values) : pactRegex(shape.pattern ?? '');
      if (shape.values && regex !== undefined)
        return at(nullable({ match: 'regex', regex }), 'type', 'enum');
      if (shape.pattern !== undefined && regex !== undefined) {
        return at(nullable({ match: 'regex', regex }), 'type', 'pattern');
      }
      return at(nullable({ match: 'type' }), 'type');
    }
    case 'blob':
    case 'boolean':
      return at(nullable({ match: 'type' }), 'type');
    case 'integer':
    case 'float':
      return at(nullable({ match: 'number' }), 'type');
    case 'timestamp':
      return at(
        nullable({ match: shape.format === 'epoch-seconds' ? 'number' : 'type' }),
        'timestamp',
      );
    case 'list': {
      const { min = 0, max } = shape.length ?? {};
      const size = { match: 'type', min, ...(max !== undefined && { max }) } as const;
      return { rules: { [path]: only(size), [`${path}[*]`]: anything }, names: ['type', 'length'] };
    }
    case 'map':
    case 'structure':
    case 'union':
      return { rules: { [path]: optionalMembers, [`${path}.*`]: anything }, names: ['type'] };
    case 'document':
      return undefined;
  }
}

/** Structures and maps may hold anything: their members have examples of their own. */
function exampleOf(shape: Shape): Json {
  const sample = sampleValue(shape);
  return isObject(sample) ? {} : sample;
}
