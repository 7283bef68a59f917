import type { Contract } from '../../contracts/contract.ts';
import { type PactPlan, planInteractions } from '../../runners/pact/plan-interactions.ts';
import type { Case } from '../../suites/case.ts';
import { generateCases } from '../../suites/generate-cases.ts';

/** The plan of all cases: which of them are chosen changes no interaction. */
export function planFor(contract: Contract): PactPlan {
  return planInteractions(contract, generateCases(contract));
}

/** The keys of the interactions that cases are made of, in the order of the plan. */
export function keysOf(plan: PactPlan, cases: readonly Case[]): string[] {
  const wanted = new Set(cases.flatMap(({ id }) => plan.cases.get(id) ?? []));
  return [...plan.interactions.keys()].filter((key) => wanted.has(key));
}
