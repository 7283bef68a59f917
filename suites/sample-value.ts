import type { Json, JsonObject } from '../contracts/json.ts';
import type { Bounds, Member, NumberShape, Shape, StructureShape } from '../contracts/shape.ts';
import { sampleMatching } from './patterns/sample-matching.ts';

/** Finding a value can take milliseconds, and every case asks for the same ones. */
const samples = new Map<string, string | null>();

/** The required members of a structure, each with a plain value that its shape allows. */
export function sampleMembers(shape: StructureShape): JsonObject {
  return structure(shape, new Set());
}

/** A plain value that a shape allows; null where recursion or a pattern leaves none. */
export function sampleValue(shape: Shape, inside: ReadonlySet<Shape> = new Set()): Json {
  switch (shape.type) {
    case 'string':
      return sampleString(shape.values, shape.pattern, shape.length);
    case 'integer':
    case 'float':
      return sampleNumber(shape);
    case 'boolean':
      return true;
    case 'blob':
      return 'QUFBQQ==';
    case 'document':
      return {};
    case 'timestamp':
      return shape.format === 'epoch-seconds' ? 1_700_000_000 : '2023-11-14T22:13:20Z';
    case 'list': {
      const element = () => sampleValue(shape.element.shape, inside);
      return Array.from({ length: shape.length?.min ?? 0 }, element);
    }
    case 'map': {
      const entry = (_: unknown, index: number): [string, Json] => [
        `${sampleValue(shape.key.shape, inside)}${index || ''}`,
        sampleValue(shape.value.shape, inside),
      ];
      return Object.fromEntries(Array.from({ length: shape.length?.min ?? 0 }, entry));
    }
    case 'structure':
      return inside.has(shape) ? null : structure(shape, inside);
    case 'union':
      return inside.has(shape) ? null : firstOf(shape, inside);
  }
}

/** One, or the number that bounds allow next to it: of a long, the bounds themselves are not exact. */
export function sampleNumber({ range }: NumberShape): number {
  const { min = -Infinity, max = Infinity } = range ?? {};
  return Math.min(Math.max(1, min), max);
}

function structure(shape: StructureShape, inside: ReadonlySet<Shape>): JsonObject {
  const deeper = new Set(inside).add(shape);
  const required = [...shape.members.values()].filter((member) => member.required);
  return Object.fromEntries(required.map(({ name, shape: of }) => [name, sampleValue(of, deeper)]));
}

function firstOf(shape: StructureShape, inside: ReadonlySet<Shape>): JsonObject {
  const deeper = new Set(inside).add(shape);
  const [first]: readonly (Member | undefined)[] = [...shape.members.values()];
  return first ? { [first.name]: sampleValue(first.shape, deeper) } : {};
}

function sampleString(
  values: readonly string[] | undefined,
  pattern: string | undefined,
  length: Bounds | undefined,
): string | null {
  if (values) return values[0] ?? null;
  if (pattern !== undefined) return matchingSample(pattern, length ?? {});
  return 'a'.repeat(Math.max(1, length?.min ?? 1));
}

/** `sampleMatching`, asked once for each pattern and length; null where there is no such value. */
export function matchingSample(pattern: string, length: Bounds): string | null {
  const key = `${length.min} ${length.max} ${pattern}`;
  const known = samples.get(key);
  if (known !== undefined) return known;
  const found = sampleMatching(pattern, length) ?? null;
  samples.set(key, found);
  return found;
}
