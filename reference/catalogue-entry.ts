import type { Behaviour, Change } from './behaviour.ts';
import type { Check } from './checks/check.ts';
import type { Members } from './wire.ts';

/** A nonconformance that a real emulator could have. */
export interface Defect {
  readonly name: string;
  readonly title: string;
  /** Ends of the addresses of the promises that it breaks: a verdict on one of them must catch it. */
  readonly breaks: readonly string[];
  readonly change: Change;
}

/** Behaviour that is unusual and within the documentation. */
export interface Variant {
  readonly name: string;
  readonly title: string;
  /** What allows it. */
  readonly allowedBy: string;
  readonly change: Change;
}

/** A change of one function or more, given as the new ones. */
export function replacing(change: (behaviour: Behaviour) => Partial<Behaviour>): Change {
  return (behaviour) => ({ ...behaviour, ...change(behaviour) });
}

/** Leaves checks out, by name. */
export function without(...names: readonly string[]): Change {
  return replacing(({ checks }) => ({
    checks: checks.filter(({ name }) => !names.includes(name)),
  }));
}

/** Puts another test in the place of a check; `holds` gives true for what is let through. */
export function checking(name: string, holds: (input: Members) => boolean): Change {
  return replacing(({ checks }) => ({
    checks: checks.map((check) => (check.name === name ? withTest(check, holds) : check)),
  }));
}

function withTest(check: Check, holds: (input: Members) => boolean): Check {
  const { name, problem } = check;
  return {
    ...check,
    problem: (input) => (holds(input) ? undefined : (problem(input) ?? `${name} is broken`)),
  };
}

/** Shows the checks, and all after them, other members than the request has. */
export function reading(change: (input: Members) => Members): Change {
  return replacing(({ read }) => ({ read: (input) => change(read(input)) }));
}

/** Several changes, one after the other. */
export function both(...changes: readonly Change[]): Change {
  return (behaviour) => changes.reduce((changed, change) => change(changed), behaviour);
}
