import type { Contract } from '../contract.ts';
import type { ListShape, MapShape, Shape, StringShape, StructureShape } from '../shape.ts';

/** What an answer of an operation can hold at most; one that holds more is no conforming one. */
export interface AnswerBounds {
  /** Of the body, decoded. */
  readonly bytes: number;
  /** Levels of arrays and objects inside each other. */
  readonly depth: number;
  /** Members, elements and the like. */
  readonly values: number;
}

const kibi = 1024;

/** Bytes that every operation is given, and that none is given more than. */
const least = kibi * kibi;
const most = 8 * kibi * kibi;

/** Bytes of a value of which nothing is said; and elements of a list or map. */
const unsaid = 8 * kibi;
const unsaidCount = 100;

/** Bytes of one character: JSON may write it as two escapes of six. */
const perCharacter = 12;

/** Bytes of a number or a time, and of what stands around a value. */
const scalar = 40;
const around = 4;

/**
 * Bounds of the answers of operations, and of those that lead to their input. They have much room:
 * what the contract does not bound is taken for large, but not for endless.
 */
export function answerBounds(contracts: readonly Contract[]): AnswerBounds {
  const operations = contracts.flatMap((contract) => [
    contract,
    ...contract.discovery.map((step) => step.contract),
  ]);
  const sizes = operations.map((one) => sizeOf(one, one.output, new Set()));
  const bytes = Math.min(most, Math.max(least, ...sizes));
  return { bytes, depth: 1_000, values: 50_000 };
}

/** Bytes of a value of a shape, as JSON; `inside` are the shapes around it. */
function sizeOf(contract: Contract, shape: Shape, inside: ReadonlySet<Shape>): number {
  if (inside.has(shape)) return unsaid;
  const within = new Set(inside).add(shape);
  switch (shape.type) {
    case 'structure':
    case 'union':
      return sizeOfMembers(contract, shape, within);
    case 'list':
      return countOf(contract, shape) * (sizeOf(contract, shape.element.shape, within) + around);
    case 'map':
      return sizeOfMap(contract, shape, within);
    case 'string':
      return sizeOfString(shape);
    case 'blob':
    case 'document':
      return unsaid;
    default:
      return scalar;
  }
}

function sizeOfMembers(
  contract: Contract,
  { members }: StructureShape,
  within: ReadonlySet<Shape>,
): number {
  let size = around;
  for (const [name, { shape }] of members) {
    size += name.length + around + sizeOf(contract, shape, within);
  }
  return size;
}

function sizeOfMap(
  contract: Contract,
  { key, value, length }: MapShape,
  within: ReadonlySet<Shape>,
): number {
  const entry = sizeOf(contract, key.shape, within) + sizeOf(contract, value.shape, within);
  return (length?.max ?? unsaidCount) * (entry + around);
}

function sizeOfString({ length, values }: StringShape): number {
  if (values) return around + Math.max(0, ...values.map((value) => value.length));
  return length?.max === undefined ? unsaid : length.max * perCharacter + around;
}

/** Elements of a list; of the list of items as many as the largest page has. */
function countOf({ output, items, input, pagination }: Contract, list: ListShape): number {
  if (list.length?.max !== undefined) return list.length.max;
  const size = input.members.get(pagination?.pageSize ?? '')?.shape;
  const isItems = output.members.get(items.path.at(-1) ?? '')?.shape === list;
  const largest = size?.type === 'integer' ? size.range?.max : undefined;
  return isItems && largest !== undefined ? Math.max(largest, unsaidCount) : unsaidCount;
}
