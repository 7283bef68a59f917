import type { Contract } from '../../contracts/contract.ts';
import type { Bounds, Member, Shape, StructureShape } from '../../contracts/shape.ts';

/** A JSON Schema, as plain data. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a 200 response. Null is tolerated everywhere, since clients must drop null
 * members, and so are members that the model does not know.
 */
export function responseSchema(contract: Contract): Schema {
  const definitions: Record<string, Schema> = {};
  const root = structureSchema(contract.output, definitions);
  return { ...root, type: 'object', $defs: definitions };
}

function schemaOf(shape: Shape, definitions: Record<string, Schema>): Schema {
  switch (shape.type) {
    case 'string':
      return {
        type: ['string', 'null'],
        ...bounds(shape.length, 'minLength', 'maxLength'),
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
        ...(shape.values ? { enum: [...shape.values, null] } : {}),
      };
    case 'blob':
      return { type: ['string', 'null'] };
    case 'integer':
      return { type: ['integer', 'null'], ...bounds(shape.range, 'minimum', 'maximum') };
    case 'float':
      return { type: ['number', 'null'], ...bounds(shape.range, 'minimum', 'maximum') };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'timestamp':
      return { type: [shape.format === 'epoch-seconds' ? 'number' : 'string', 'null'] };
    case 'document':
      return {};
    case 'list':
      return {
        type: ['array', 'null'],
        ...bounds(shape.length, 'minItems', 'maxItems'),
        items: schemaOf(shape.element.shape, definitions),
      };
    case 'map':
      return {
        type: ['object', 'null'],
        additionalProperties: schemaOf(shape.value.shape, definitions),
      };
    case 'structure':
    case 'union':
      return reference(shape, definitions);
  }
}

/** Structures stand under `$defs`, once each, because shapes can be recursive. */
function reference(shape: StructureShape, definitions: Record<string, Schema>): Schema {
  if (!(shape.origin in definitions)) {
    definitions[shape.origin] = {};
    definitions[shape.origin] = structureSchema(shape, definitions);
  }
  return { $ref: `#/$defs/${encodeURIComponent(shape.origin)}` };
}

function structureSchema(shape: StructureShape, definitions: Record<string, Schema>): Schema {
  const members: [string, Member][] = [...shape.members];
  const required = members.filter(([, member]) => member.required).map(([name]) => name);
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(
      members.map(([name, member]) => [name, schemaOf(member.shape, definitions)]),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

function bounds(of: Bounds | undefined, min: string, max: string): Schema {
  return {
    ...(of?.min === undefined ? {} : { [min]: of.min }),
    ...(of?.max === undefined ? {} : { [max]: of.max }),
  };
}
