import type { Contract } from '../../contracts/contract.ts';
import type { Case } from '../../suites/case.ts';
import { type CarriedStep, carryCase, reasons } from './carry-case.ts';
import { type Placeholders, placeholdersFor } from './placeholders.ts';

/** One interaction of a Pact file, before it is written. */
export interface PlannedInteraction extends CarriedStep {
  /** The id of the case, or one that begins with it. */
  readonly key: string;
  readonly one: Case;
}

/** How the cases of a contract become interactions. */
export interface PactPlan {
  /** Undefined when nothing can be carried: then no values can be told from others. */
  readonly placeholders: Placeholders | undefined;
  readonly interactions: ReadonlyMap<string, PlannedInteraction>;
  /** The keys of what each carried case is made of, in the order of its requests. */
  readonly cases: ReadonlyMap<string, readonly string[]>;
  /** Why the others are not carried. */
  readonly notCarried: ReadonlyMap<string, string>;
}

/** Plans the interactions of all cases of a contract; equal controls are one of them. */
export function planInteractions(contract: Contract, all: readonly Case[]): PactPlan {
  const placeholders = placeholdersFor(contract);
  const interactions = new Map<string, PlannedInteraction>();
  const cases = new Map<string, readonly string[]>();
  const notCarried = new Map<string, string>();
  const controls = new Map<string, string>();
  for (const one of all) {
    const carriage = placeholders
      ? carryCase(contract, one, placeholders)
      : { reason: reasons.derived };
    if ('reason' in carriage) {
      notCarried.set(one.id, carriage.reason);
      continue;
    }
    let probes = 0;
    const keys = carriage.steps.map((step) => {
      if (!step.isControl) probes += 1;
      const own = step.isControl
        ? `${one.id}#control`
        : probes > 1
          ? `${one.id}#${probes}`
          : one.id;
      const shared = step.isControl ? JSON.stringify(step.template.request) : own;
      const key = controls.get(shared) ?? own;
      controls.set(shared, key);
      if (!interactions.has(key)) interactions.set(key, { ...step, key, one });
      return key;
    });
    cases.set(one.id, keys);
  }
  return { placeholders: placeholders?.[0], interactions, cases, notCarried };
}
