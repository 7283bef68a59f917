import { isObject } from '../json.ts';
import { UsageError } from '../usage-error.ts';

/** One shape of a Smithy 2.0 JSON AST, checked as far as its form goes. */
export interface ModelShape {
  readonly type: string;
  readonly traits: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A Smithy model: shapes by absolute id, for example `com.amazonaws.ssm#NextToken`. */
export interface Model {
  readonly shapes: ReadonlyMap<string, ModelShape>;
}

/** Reads a parsed Smithy JSON AST; `name` is what an error calls it. */
export function readModel(ast: unknown, name: string): Model {
  if (!isObject(ast) || typeof ast['smithy'] !== 'string' || !isObject(ast['shapes'])) {
    throw new UsageError(
      `${name} is not a Smithy JSON AST model: it has no "smithy" version and "shapes".`,
      'Give a Smithy 2.0 model in JSON AST form, as `smithy ast` prints it.',
    );
  }
  if (!ast['smithy'].startsWith('2')) {
    throw new UsageError(
      `${name} is a Smithy ${ast['smithy']} model; only Smithy 2.0 is read.`,
      'Convert it with `smithy ast`, which writes 2.0.',
    );
  }
  const shapes = new Map<string, ModelShape>();
  for (const [id, body] of Object.entries(ast['shapes'])) {
    if (!isObject(body) || typeof body['type'] !== 'string') {
      throw new UsageError(
        `${name}: shape ${id} has no type.`,
        'The file may be cut short or edited by hand; fetch it again.',
      );
    }
    shapes.set(id, { type: body['type'], traits: recordOf(body['traits']), body });
  }
  return { shapes };
}

/** The value as a record, or an empty one: Smithy leaves empty `traits` and `members` out. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** The `target` of a Smithy reference such as `{"target": "com.example#Shape"}`. */
export function targetOf(reference: unknown): string | undefined {
  const target = recordOf(reference)['target'];
  return typeof target === 'string' ? target : undefined;
}
