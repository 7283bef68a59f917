import { codePoints } from '../../contracts/code-points.ts';
import type { Rule } from '../../contracts/contract.ts';
import { isArray, isObject, type Json } from '../../contracts/json.ts';
import { hasType } from '../../contracts/requests/has-type.ts';
import type { Bounds, Shape } from '../../contracts/shape.ts';
import { testPattern } from '../../suites/patterns/test-pattern.ts';

/**
 * Whether a value of a response is as a rule demands; undefined where the rule does not speak of
 * such a value, a length of a number for example, and where a pattern takes too long to match.
 */
export function holdsOf(rule: Rule, shape: Shape): (value: Json) => boolean | undefined {
  const typed = (value: Json) =>
    shape.type === 'integer' ? Number.isInteger(value) : hasType(shape, value);
  if (rule.kind === 'type') return typed;
  const holds = ofTyped(rule);
  return (value) => (typed(value) ? holds(value) : undefined);
}

function ofTyped(rule: Rule): (value: Json) => boolean | undefined {
  switch (rule.kind) {
    case 'length':
      return (value) => within(rule, sizeOf(value));
    case 'range':
      return (value) => within(rule, typeof value === 'number' ? value : undefined);
    case 'pattern': {
      const test = testPattern(rule.pattern);
      return (value) => (typeof value === 'string' ? test(value) : undefined);
    }
    case 'enum':
      return (value) => (typeof value === 'string' ? rule.values.includes(value) : undefined);
    default:
      return () => undefined;
  }
}

function within({ min = -Infinity, max = Infinity }: Bounds, size?: number): boolean | undefined {
  return size === undefined ? undefined : size >= min && size <= max;
}

function sizeOf(value: Json): number | undefined {
  if (typeof value === 'string') return codePoints(value);
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}
