import type { Contract } from '../contract.ts';
import { idOf } from '../ids.ts';
import type { Draft } from './draft.ts';

/** The contract with more constraints. */
export function withDrafts(contract: Contract, drafts: readonly Draft[]): Contract {
  const added = drafts.map((draft) => ({ id: idOf(contract, draft.address), ...draft }));
  const constraints = [...contract.constraints, ...added];
  const byAddress = new Map(constraints.map((constraint) => [constraint.address, constraint]));
  return { ...contract, constraints, byAddress };
}
