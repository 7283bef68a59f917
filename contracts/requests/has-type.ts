import { isArray, isObject, type Json } from '../json.ts';
import type { Shape } from '../shape.ts';

/** `timestamp` for the one shape whose type has a name of its own in addresses. */
export function typeRule(shape: Shape): 'type' | 'timestamp' {
  return shape.type === 'timestamp' ? 'timestamp' : 'type';
}

/** Whether a value has the JSON type of a shape; decimals and their like are numbers here. */
export function hasType(shape: Shape, value: Json): boolean {
  switch (shape.type) {
    case 'string':
    case 'blob':
      return typeof value === 'string';
    case 'integer':
    case 'float':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === (shape.format === 'epoch-seconds' ? 'number' : 'string');
    case 'list':
      return isArray(value);
    case 'map':
    case 'structure':
    case 'union':
      return isObject(value);
    case 'document':
      return true;
  }
}
