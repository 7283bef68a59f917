import type { Source } from '../contract.ts';
import type { Bounds, Member, Shape } from '../shape.ts';
import { type Draft, ruled } from './draft.ts';

/** The constraints that a value's own shape puts on it: type, length, pattern, range, enum. */
export function shapeConstraints(
  address: string,
  name: string,
  shape: Shape,
  source: Source,
): Draft[] {
  const drafts: Draft[] = [typeConstraint(address, name, shape, source)];
  if ('length' in shape && shape.length) {
    const unit = shape.type === 'string' ? 'characters' : 'items';
    drafts.push(
      ruled(
        `${address}/length`,
        { kind: 'length', ...shape.length },
        `${name} has ${boundsInWords(shape.length)} ${unit}`,
        source,
      ),
    );
  }
  if (shape.type === 'string' && shape.pattern !== undefined) {
    const claim = `${name} matches ${shape.pattern}`;
    drafts.push(
      ruled(`${address}/pattern`, { kind: 'pattern', pattern: shape.pattern }, claim, source),
    );
  }
  if (shape.type === 'string' && shape.values) {
    const claim = `${name} is one of ${shape.values.join(', ')}`;
    drafts.push(ruled(`${address}/enum`, { kind: 'enum', values: shape.values }, claim, source));
  }
  if ((shape.type === 'integer' || shape.type === 'float') && shape.range) {
    const claim = `${name} is ${boundsInWords(shape.range)}`;
    drafts.push(ruled(`${address}/range`, { kind: 'range', ...shape.range }, claim, source));
  }
  return drafts;
}

/** A required member, on the side where a request or a response may leave it out. */
export function requiredConstraint(address: string, member: Member, source: Source): Draft {
  const claim = `${member.name} is present and not null`;
  return ruled(`${address}/required`, { kind: 'required' }, claim, source);
}

function typeConstraint(address: string, name: string, shape: Shape, source: Source): Draft {
  if (shape.type === 'timestamp') {
    const claim = `${name} is ${timestampInWords[shape.format]}`;
    return ruled(`${address}/timestamp`, { kind: 'type', type: 'timestamp' }, claim, source);
  }
  const type = jsonTypes[shape.type];
  return ruled(`${address}/type`, { kind: 'type', type }, `${name} is a JSON ${type}`, source);
}

const jsonTypes = {
  string: 'string',
  blob: 'string',
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  list: 'array',
  map: 'object',
  structure: 'object',
  union: 'object',
  document: 'value',
} as const;

const timestampInWords = {
  'epoch-seconds': 'a JSON number, seconds since 1970',
  'date-time': 'an RFC 3339 string',
  'http-date': 'an HTTP date string',
} as const;

/** Bounds as a person would say them: `10 to 100`, `at most 5`, `exactly 36`. */
function boundsInWords({ min, max }: Bounds): string {
  if (min === max) return `exactly ${min}`;
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}
