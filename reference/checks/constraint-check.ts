import type { Members } from '../wire.ts';
import { type Check, isAbsent } from './check.ts';

/** Values of one member that a check looks at, and where the message says they are. */
export interface Subject {
  /** The address of the member: `Filters/member/Key`. */
  readonly name: string;
  /** How the message calls it: `filters.1.member.key`. */
  readonly path: string;
  readonly values: (input: Members) => readonly unknown[];
}

/** A member at the top of a request. */
export function memberNamed(name: string): Subject {
  const path = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return { name, path, values: (input) => [input[name]] };
}

/** The member must be there, and not null. */
export function required(subject: Subject): Check {
  return constraint(subject, 'required', 'Member must not be null', (value) => !isAbsent(value));
}

/** Strings of `min` to `max` characters, counted as Unicode code points. */
export function lengthBetween(subject: Subject, min: number, max: number): readonly Check[] {
  const least = `Member must have length greater than or equal to ${min}`;
  const most = `Member must have length less than or equal to ${max}`;
  return [
    constraint(
      subject,
      'minimum',
      least,
      string((value) => [...value].length >= min),
    ),
    constraint(
      subject,
      'maximum',
      most,
      string((value) => [...value].length <= max),
    ),
  ];
}

/** Strings of exactly `size` characters. */
export function lengthOf(subject: Subject, size: number): Check {
  const problem = `Member must have length equal to ${size}`;
  return constraint(
    subject,
    'length',
    problem,
    string((value) => [...value].length === size),
  );
}

/** Strings that match. */
export function pattern(subject: Subject, form: RegExp): Check {
  const problem = `Member must satisfy regular expression pattern: ${form.source}`;
  return constraint(
    subject,
    'pattern',
    problem,
    string((value) => form.test(value)),
  );
}

/** Numbers within bounds, once their fraction is cut off. */
export function range(subject: Subject, min: number, max: number): readonly Check[] {
  const least = `Member must have value greater than or equal to ${min}`;
  const most = `Member must have value less than or equal to ${max}`;
  return [
    constraint(
      subject,
      'minimum',
      least,
      number((value) => Math.trunc(value) >= min),
    ),
    constraint(
      subject,
      'maximum',
      most,
      number((value) => Math.trunc(value) <= max),
    ),
  ];
}

/** One constraint that each value of a subject must meet. */
export function constraint(
  { name, path, values }: Subject,
  kind: string,
  problem: string,
  holds: (value: unknown) => boolean,
): Check {
  return {
    name: `${name}/${kind}`,
    kind: 'constraint',
    problem: (input) => {
      const wrong = values(input).findIndex((value) => !holds(value));
      if (wrong < 0) return undefined;
      return `Value ${quoted(values(input)[wrong])} at '${path}' failed to satisfy constraint: ${problem}`;
    },
  };
}

// Values of another type are for the type checks, and absent ones for `required`.
function string(holds: (value: string) => boolean): (value: unknown) => boolean {
  return (value) => typeof value !== 'string' || holds(value);
}

function number(holds: (value: number) => boolean): (value: unknown) => boolean {
  return (value) => typeof value !== 'number' || holds(value);
}

function quoted(value: unknown): string {
  if (isAbsent(value)) return 'null';
  return `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
}
