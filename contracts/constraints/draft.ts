import type { Constraint, Level, Rule, Source } from '../contract.ts';

/** A constraint before it has the service and operation in front of its address. */
export type Draft = Omit<Constraint, 'id'>;

/** A constraint that is said in words and judged by the code that names its address. */
export function promise(address: string, level: Level, claim: string, source: Source): Draft {
  return { address, level, rule: { kind: 'promise' }, claim, source };
}

/** A binding constraint with a rule of the model. */
export function ruled(address: string, rule: Rule, claim: string, source: Source): Draft {
  return { address, level: 'must', rule, claim, source };
}
