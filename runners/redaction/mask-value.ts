import { isObject, type Json, parseJson } from '../../contracts/json.ts';
import type { NumberShape, Shape, StringShape } from '../../contracts/shape.ts';
import { testPattern } from '../../suites/patterns/test-pattern.ts';
import { keepResults } from './kept-results.ts';
import type { MaskText } from './mask-kind.ts';

/** Masks the JSON text of a sensitive value. */
export type MaskValue = (json: string) => string;

type Leaf = StringShape | NumberShape;

/** A string, or a number; the rest of JSON text is its form. */
const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g;

/**
 * Makes the mask of values of these shapes. Each string and number in a value is masked by itself,
 * so that equal values in another order stay equal; what the shapes demand of a string or a number
 * holds afterwards where it held before.
 */
export function valueMask(maskText: MaskText, shapes: readonly Shape[]): MaskValue {
  const leaves = [...leavesIn(shapes)];
  const strings = leaves.filter((shape) => shape.type === 'string');
  const numbers = leaves.filter((shape) => shape.type !== 'string');
  const names = new Set(shapes.flatMap((shape) => [...namesIn(shape)]));
  const maskTokens = (json: string): string =>
    json.replaceAll(tokens, (token, colon: string | undefined) => {
      if (!token.startsWith('"')) return fittingNumber(token, numbers, maskText);
      const text = parseJson(colon === undefined ? token : token.slice(0, -colon.length));
      if (typeof text !== 'string' || (colon !== undefined && names.has(text))) return token;
      return `${JSON.stringify(maskString(text))}${colon ?? ''}`;
    });
  const maskString = (text: string): string => {
    if (/^\s*[[{]/.test(text) && isStructured(parseJson(text))) return maskTokens(text);
    return fitting(text, strings, maskText);
  };
  return keepResults(maskTokens);
}

function isStructured(value: Json | undefined): boolean {
  return isObject(value) || Array.isArray(value);
}

/** The whole of a text is masked, or less where the shapes would see a difference. */
function fitting(text: string, shapes: readonly StringShape[], maskText: MaskText): string {
  // A value that is documented tells nothing.
  if (shapes.some(({ values }) => values?.includes(text))) return text;
  const holds = (value: string) => shapes.map((shape) => isMatching(shape, value)).join();
  const before = holds(text);
  const candidates = [
    maskText,
    // The name of a resource begins with what says of which kind it is.
    (value: string) => value.replace(/[^:/]*$/, maskText),
    (value: string) => value.replaceAll(/\d+/g, maskText),
  ];
  const masks = candidates.map((mask) => mask(text));
  return masks.find((masked) => holds(masked) === before) ?? masks[0] ?? '';
}

function isMatching({ pattern }: StringShape, value: string): boolean {
  return pattern === undefined || testPattern(pattern)(value) !== false;
}

/** A number that is in the same documented ranges as before: where the mask is not, one at a bound. */
function fittingNumber(token: string, shapes: readonly NumberShape[], maskText: MaskText): string {
  const ranges = shapes.flatMap(rangesOf);
  const holds = (text: string) => ranges.map((range) => sideOf(range, Number(text))).join();
  const before = holds(token);
  const masked = maskNumber(token, maskText);
  if (holds(masked) === before) return masked;
  const atBounds = ranges.flatMap(({ min, max }) => [min, max, min - 1, max + 1]);
  const likely = atBounds.filter(Number.isFinite).map(String);
  return likely.find((text) => holds(text) === before) ?? masked;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** The documented range, and what so many bits can hold. */
function rangesOf({ range, bits }: NumberShape): Range[] {
  const ranges: Range[] = [];
  if (range) ranges.push({ min: range.min ?? -Infinity, max: range.max ?? Infinity });
  if (bits) ranges.push({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
  return ranges;
}

/** Below a range, within it, or above it. */
function sideOf({ min, max }: Range, value: number): -1 | 0 | 1 {
  if (value < min) return -1;
  return value > max ? 1 : 0;
}

/** The order of magnitude stays, and equal numbers have one mask, whatever zeros follow. */
function maskNumber(token: string, maskText: MaskText): string {
  return token.replace(
    /^(-?)([\d.]+?)((?:\.0+)?(?:e.*)?)$/i,
    (_, sign: string, number: string, rest: string) => sign + maskText(number) + rest,
  );
}

/** The strings and numbers inside, however deep; shapes can be recursive. */
function leavesIn(shapes: readonly Shape[]): Set<Leaf> {
  const leaves = new Set<Leaf>();
  const found = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (found.has(shape)) return;
    found.add(shape);
    switch (shape.type) {
      case 'string':
      case 'integer':
      case 'float':
        leaves.add(shape);
        return;
      case 'list':
        visit(shape.element.shape);
        return;
      case 'map':
        visit(shape.key.shape);
        visit(shape.value.shape);
        return;
      case 'structure':
      case 'union':
        for (const member of shape.members.values()) visit(member.shape);
        return;
      default:
        return;
    }
  };
  for (const shape of shapes) visit(shape);
  return leaves;
}

/** The names of members inside: they are the model's, and no secret. */
function namesIn(shape: Shape, seen: Set<Shape> = new Set()): ReadonlySet<string> {
  const names = new Set<string>();
  if (seen.has(shape)) return names;
  seen.add(shape);
  if (shape.type === 'list') return namesIn(shape.element.shape, seen);
  if (shape.type === 'map') return namesIn(shape.value.shape, seen);
  if (shape.type !== 'structure' && shape.type !== 'union') return names;
  for (const { name, shape: inner } of shape.members.values()) {
    names.add(name);
    for (const one of namesIn(inner, seen)) names.add(one);
  }
  return names;
}
