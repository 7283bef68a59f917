import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { remember } from '../contracts/remember.ts';
import { sampleMembers } from './sample-value.ts';

/** The valid input that cases vary: the fixture's, else one made up from the model. */
export function baseInput(contract: Contract, knowledge: Pick<Knowledge, 'input'>): JsonObject {
  return baseOf(contract)(knowledge);
}

/** Every case asks for it, and it always comes out the same. */
const baseOf = remember((contract: Contract) => {
  const sample = sampleMembers(contract.input);
  return remember(({ input }: Pick<Knowledge, 'input'>): JsonObject => ({ ...sample, ...input }));
});
