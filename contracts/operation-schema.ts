import type { Contract } from './contract.ts';
import type { Json, JsonObject } from './json.ts';
import { compilePattern } from './requests/compile-pattern.ts';
import type {
  Bounds,
  Member,
  NumberShape,
  Shape,
  StringShape,
  StructureShape,
  TimestampFormat,
} from './shape.ts';

/** The side of an operation that a schema describes: its input or its output. */
export type SchemaSide = 'request' | 'response';

/**
 * The JSON Schema (2020-12) of the members of an operation's request or response. It allows exactly
 * what the constraints of the contract allow: members that the operation does not know, and null
 * for a member that may be left out, as the protocol has it.
 */
export function operationSchema(contract: Contract, side: SchemaSide): JsonObject {
  const { service, operation, input, output } = contract;
  const root = side === 'request' ? input : output;
  const definitions = new Map<StructureShape, string>();
  const of = schemaMaker(definitions, side);
  const schema = structureSchema(root, of);
  const $defs: Record<string, Json> = {};
  // A definition may name others, which are then added behind it.
  for (const [shape, name] of definitions) $defs[name] = structureSchema(shape, of);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:aws-conformance:${service}:${operation}:${side}`,
    title: `${operation} ${side}`,
    ...schema,
    ...(definitions.size > 0 && { $defs }),
  };
}

type SchemaOf = (member: Member) => JsonObject;

/** What the schema of a value is made with. */
interface Making {
  readonly side: SchemaSide;
  readonly of: SchemaOf;
  readonly nameOf: (shape: StructureShape) => string;
}

function schemaMaker(definitions: Map<StructureShape, string>, side: SchemaSide): SchemaOf {
  const nameOf = (shape: StructureShape): string => {
    const known = definitions.get(shape);
    if (known !== undefined) return known;
    const plain = shape.origin.split('#').at(-1) ?? shape.origin;
    const taken = new Set(definitions.values());
    const name = taken.has(plain) ? `${plain}${definitions.size}` : plain;
    definitions.set(shape, name);
    return name;
  };
  const of: SchemaOf = ({ shape }) => valueSchema(shape, { side, of, nameOf });
  return of;
}

function structureSchema({ members }: StructureShape, of: SchemaOf): JsonObject {
  const all = [...members.values()];
  const required = all.filter((member) => member.required).map(({ name }) => name);
  const properties = all.map((member): [string, Json] => [
    member.name,
    member.required ? of(member) : orNull(of(member)),
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function valueSchema(shape: Shape, { side, of, nameOf }: Making): JsonObject {
  const isRequest = side === 'request';
  switch (shape.type) {
    case 'string':
      return stringSchema(shape);
    case 'integer':
    case 'float':
      return numberSchema(shape, side);
    case 'boolean':
      return { type: 'boolean' };
    case 'blob':
      return { type: 'string', contentEncoding: 'base64' };
    case 'document':
      return {};
    case 'timestamp':
      return timeSchema(shape.format, side);
    case 'list': {
      const items = of(shape.element);
      // Clients drop null elements of an answer.
      const elements = shape.sparse || !isRequest ? orNull(items) : items;
      return { type: 'array', items: elements, ...bounded(shape.length, 'minItems', 'maxItems') };
    }
    case 'map':
      return {
        type: 'object',
        ...(isRequest && { propertyNames: of(shape.key) }),
        additionalProperties: orNull(of(shape.value)),
        ...bounded(shape.length, 'minProperties', 'maxProperties'),
      };
    case 'structure':
    case 'union':
      return { $ref: `#/$defs/${nameOf(shape)}` };
  }
}

function stringSchema({ length, pattern, values }: StringShape): JsonObject {
  return {
    type: 'string',
    ...bounded(length, 'minLength', 'maxLength'),
    ...(pattern !== undefined && patternSchema(pattern)),
    ...(values && { enum: values }),
  };
}

/** Validators compile a pattern with the flag `u`; of one that cannot be, nothing is demanded. */
function patternSchema(pattern: string): JsonObject {
  const strict = [pattern, withoutIdleEscapes(pattern)].find((one) => compilePattern(one).unicode);
  if (strict !== undefined) return { pattern: strict };
  return { $comment: `The pattern ${pattern} is no regular expression of JSON Schema.` };
}

/** Many models escape a hyphen or a quote outside of brackets, where the flag `u` forbids it. */
function withoutIdleEscapes(pattern: string): string {
  let isInClass = false;
  return pattern.replaceAll(/\\(.)|[[\]]/gsu, (token, escaped?: string) => {
    if (escaped === undefined) {
      isInClass = token === '[';
      return token;
    }
    const needsEscape = /[\w^$\\.*+?()[\]{}|/]/.test(escaped) || (isInClass && escaped === '-');
    return needsEscape ? token : escaped;
  });
}

/** A request that a reader of so many bits cannot hold is wrong; what an answer shows was held. */
function numberSchema({ type, bits, range }: NumberShape, side: SchemaSide): JsonObject {
  const bound = side === 'request' && bits !== undefined ? 2 ** (bits - 1) : undefined;
  return {
    type: type === 'integer' ? 'integer' : 'number',
    ...(bound !== undefined && { exclusiveMinimum: -bound, exclusiveMaximum: bound }),
    ...bounded(range, 'minimum', 'maximum'),
  };
}

/** Seconds beyond the year 5138 are milliseconds. */
const tooLarge = 1e11;

function timeSchema(format: TimestampFormat, side: SchemaSide): JsonObject {
  if (format !== 'epoch-seconds') return { description: `A time as ${format}.`, type: 'string' };
  const bounds = { exclusiveMinimum: -tooLarge, exclusiveMaximum: tooLarge };
  return {
    description: 'Seconds since 1970.',
    type: 'number',
    ...(side === 'response' && bounds),
  };
}

function bounded(bounds: Bounds | undefined, least: string, most: string): JsonObject {
  return {
    ...(bounds?.min !== undefined && { [least]: bounds.min }),
    ...(bounds?.max !== undefined && { [most]: bounds.max }),
  };
}

/** The same, or null. */
function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (typeof type !== 'string') {
    return Object.keys(schema).length === 0 ? schema : { anyOf: [schema, { type: 'null' }] };
  }
  const list = Array.isArray(values) ? { enum: [...values, null] } : {};
  return { ...schema, type: [type, 'null'], ...list };
}
