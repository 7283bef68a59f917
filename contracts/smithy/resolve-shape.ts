import type { Bounds, Member, NumberShape, Shape, StringShape, TimestampFormat } from '../shape.ts';
import { UsageError } from '../usage-error.ts';
import { type Model, recordOf, targetOf } from './model.ts';

type Traits = Readonly<Record<string, unknown>>;

const integerBits = { byte: 8, short: 16, integer: 32, intEnum: 32, long: 64 } as const;

/** Turns shape ids of a model into shapes, with timestamps as the protocol has them; the same id gives the same object, so recursion ends. */
export function shapeResolver(model: Model, timestamps: TimestampFormat): (id: string) => Shape {
  const structures = new Map<string, Shape>();

  function structure(id: string, type: 'structure' | 'union', members: Traits): Shape {
    const known = structures.get(id);
    if (known) return known;
    const resolved = new Map<string, Member>();
    const shape: Shape = { type, members: resolved, origin: id };
    // Registered before its members are resolved: a member may lead back here.
    structures.set(id, shape);
    for (const [name, reference] of Object.entries(members)) {
      resolved.set(name, member(name, reference));
    }
    return shape;
  }

  function member(name: string, reference: unknown): Member {
    const target = targetOf(reference) ?? 'smithy.api#String';
    const traits = {
      ...model.shapes.get(target)?.traits,
      ...recordOf(recordOf(reference)['traits']),
    };
    return {
      name,
      required: 'smithy.api#required' in traits,
      sensitive: 'smithy.api#sensitive' in traits,
      shape: resolve(target, traits),
      traits,
    };
  }

  function resolve(id: string, traits: Traits): Shape {
    const found = model.shapes.get(id);
    const type = found?.type ?? preludeType(id);
    const body = found?.body ?? {};
    switch (type) {
      case 'structure':
      case 'union':
        return structure(id, type, recordOf(body['members']));
      case 'list':
      case 'set':
        return {
          type: 'list',
          sparse: 'smithy.api#sparse' in traits,
          element: member('member', body['member']),
          ...optional('length', boundsOf(traits['smithy.api#length'])),
        };
      case 'map':
        return {
          type: 'map',
          key: member('key', body['key']),
          value: member('value', body['value']),
          ...optional('length', boundsOf(traits['smithy.api#length'])),
        };
      default:
        return simpleShape(id, type, traits, recordOf(body['members']), timestamps);
    }
  }

  return (id) => resolve(id, model.shapes.get(id)?.traits ?? {});
}

function simpleShape(
  id: string,
  type: string,
  traits: Traits,
  members: Traits,
  timestamps: TimestampFormat,
): Shape {
  switch (type) {
    case 'string':
    case 'enum':
      return stringShape(type, traits, members);
    case 'byte':
    case 'short':
    case 'integer':
    case 'intEnum':
    case 'long':
      return numberShape('integer', traits, integerBits[type]);
    case 'bigInteger':
      return numberShape('integer', traits);
    case 'float':
    case 'double':
    case 'bigDecimal':
      return numberShape('float', traits);
    case 'boolean':
    case 'blob':
    case 'document':
      return { type };
    case 'timestamp':
      return { type, format: timestampFormat(traits['smithy.api#timestampFormat'], timestamps) };
    default:
      throw new UsageError(
        `The model has shape ${id} of type ${type}, which is not read.`,
        'Only the shapes of Smithy 2.0 that awsJson can carry are read.',
      );
  }
}

function stringShape(type: 'string' | 'enum', traits: Traits, members: Traits): StringShape {
  const pattern = traits['smithy.api#pattern'];
  const values = Object.entries(members).map(([name, body]) => {
    const value = recordOf(recordOf(body)['traits'])['smithy.api#enumValue'];
    return typeof value === 'string' ? value : name;
  });
  return {
    type: 'string',
    ...optional('length', boundsOf(traits['smithy.api#length'])),
    ...(typeof pattern === 'string' ? { pattern } : {}),
    ...(type === 'enum' ? { values } : {}),
  };
}

function numberShape(
  type: 'integer' | 'float',
  traits: Traits,
  bits?: 8 | 16 | 32 | 64,
): NumberShape {
  return {
    type,
    ...optional('range', boundsOf(traits['smithy.api#range'])),
    ...(bits ? { bits } : {}),
  };
}

function timestampFormat(trait: unknown, usual: TimestampFormat): TimestampFormat {
  return trait === 'date-time' || trait === 'http-date' || trait === 'epoch-seconds'
    ? trait
    : usual;
}

function boundsOf(trait: unknown): Bounds | undefined {
  const { min, max } = recordOf(trait);
  if (min === undefined && max === undefined) return undefined;
  return {
    ...(min === undefined ? {} : { min: Number(min) }),
    ...(max === undefined ? {} : { max: Number(max) }),
  };
}

function optional<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  const entry: { [key in K]?: V } = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}

/** `smithy.api#String` and its like are built in and have no entry in a model. */
function preludeType(id: string): string {
  const name = id.startsWith('smithy.api#') ? id.slice('smithy.api#'.length) : '';
  if (name === 'Unit') return 'structure';
  const plain = name.replace(/^Primitive/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}
