import { codePoints } from '../code-points.ts';
import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import type {
  Bounds,
  ListShape,
  MapShape,
  Member,
  NumberShape,
  StringShape,
  StructureShape,
} from '../shape.ts';
import { compilePattern } from './compile-pattern.ts';
import type { RequestFault, Violation } from './faults.ts';
import { hasType, typeRule } from './has-type.ts';

/** Where the checks of one body put what they find, and what they need to know of its text. */
export interface BodyCheck {
  readonly violations: Violation[];
  /** Paths of numbers that are written with a fraction or an exponent. */
  readonly unusualNumbers: ReadonlySet<string>;
  /** The fault of a value outside its constraints; values inside filters have one of their own. */
  readonly valueFault: (address: string) => RequestFault;
}

/**
 * Finds everything in an object that its shape does not allow, in the order of the shape.
 * Members that are null count as absent, as the protocol says.
 */
export function checkStructure(
  check: BodyCheck,
  shape: StructureShape,
  value: JsonObject,
  address: string,
  path = '',
): void {
  for (const member of shape.members.values()) {
    const at = `${address}/${member.name}`;
    const content = value[member.name];
    if (content !== undefined && content !== null) {
      checkMember(check, member, content, at, joined(path, member.name));
    } else if (member.required) {
      found(check, `${at}/required`, check.valueFault(at));
    }
  }
}

function checkMember(
  check: BodyCheck,
  { shape }: Member,
  value: Json,
  address: string,
  path: string,
): void {
  if (!hasType(shape, value)) {
    found(check, `${address}/${typeRule(shape)}`, 'type');
  } else if (typeof value === 'string') {
    if (shape.type === 'string') checkString(check, shape, value, address);
  } else if (typeof value === 'number') {
    if (shape.type === 'integer') checkInteger(check, shape, value, address, path);
    if (shape.type === 'float') checkBounds(check, shape.range, value, `${address}/range`);
  } else if (isArray(value)) {
    if (shape.type === 'list') checkList(check, shape, value, address, path);
  } else if (isObject(value)) {
    if (shape.type === 'map') checkMap(check, shape, value, address, path);
    if (shape.type === 'structure' || shape.type === 'union') {
      checkStructure(check, shape, value, address, path);
    }
  }
}

function checkString(check: BodyCheck, shape: StringShape, value: string, address: string): void {
  checkBounds(check, shape.length, codePoints(value), `${address}/length`);
  if (shape.pattern !== undefined && !compilePattern(shape.pattern).test(value)) {
    found(check, `${address}/pattern`, check.valueFault(address));
  }
  if (shape.values && !shape.values.includes(value)) {
    found(check, `${address}/enum`, check.valueFault(address));
  }
}

function checkInteger(
  check: BodyCheck,
  shape: NumberShape,
  value: number,
  address: string,
  path: string,
): void {
  if (overflows(value, shape.bits)) {
    found(check, `${address}/${shape.range ? 'range' : 'type'}`, 'overflow');
    return;
  }
  if (!Number.isInteger(value) || check.unusualNumbers.has(path)) {
    found(check, `${address}/number-form`, 'number-form');
  }
  checkBounds(check, shape.range, Math.trunc(value), `${address}/range`);
}

function checkList(
  check: BodyCheck,
  shape: ListShape,
  value: readonly Json[],
  address: string,
  path: string,
): void {
  checkBounds(check, shape.length, value.length, `${address}/length`);
  for (const [index, element] of value.entries()) {
    if (element !== null) {
      checkMember(check, shape.element, element, `${address}/member`, `${path}/${index}`);
    } else if (!shape.sparse) {
      found(check, `${address}/null-element`, 'null-element');
    }
  }
}

function checkMap(
  check: BodyCheck,
  shape: MapShape,
  value: JsonObject,
  address: string,
  path: string,
): void {
  checkBounds(check, shape.length, Object.keys(value).length, `${address}/length`);
  for (const [key, content] of Object.entries(value)) {
    checkMember(check, shape.key, key, `${address}/key`, '');
    if (content !== null) {
      checkMember(check, shape.value, content, `${address}/value`, joined(path, key));
    }
  }
}

function checkBounds(
  check: BodyCheck,
  bounds: Bounds | undefined,
  size: number,
  address: string,
): void {
  if (!bounds) return;
  const { min = -Infinity, max = Infinity } = bounds;
  if (size < min || size > max) found(check, address, check.valueFault(address));
}

function found(check: BodyCheck, address: string, fault: RequestFault): void {
  check.violations.push({ address, fault });
}

function overflows(value: number, bits: NumberShape['bits']): boolean {
  // The smallest number of the type is counted in: readers that negate it cannot hold it.
  return bits !== undefined && Math.abs(value) >= 2 ** (bits - 1);
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}
