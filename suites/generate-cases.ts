import type { Contract } from '../contracts/contract.ts';
import { remember } from '../contracts/remember.ts';
import type { Case, SuiteName } from './case.ts';
import { combinationCases } from './combinations.ts';
import { errorCases } from './errors.ts';
import { filterCases } from './filters.ts';
import { lengthCases } from './lengths.ts';
import { pagingCases } from './paging.ts';
import { patternCases } from './patterns.ts';
import { protocolCases } from './protocol.ts';
import { rangeCases } from './ranges.ts';
import { requiredCases } from './required.ts';
import { responseCases } from './responses.ts';
import { signatureCases } from './signatures.ts';
import { typeCases } from './types.ts';
import { unknownIdCases } from './unknown-ids.ts';

/** The generator of each suite, in the order in which they run. */
export const suites: Readonly<Record<SuiteName, (contract: Contract) => Case[]>> = {
  required: requiredCases,
  types: typeCases,
  lengths: lengthCases,
  patterns: patternCases,
  ranges: rangeCases,
  filters: filterCases,
  'unknown-ids': unknownIdCases,
  paging: pagingCases,
  responses: responseCases,
  combinations: combinationCases,
  errors: errorCases,
  protocol: protocolCases,
  signatures: signatureCases,
};

/** Every case of a contract; the same contract always gives the same cases in the same order. */
export function generateCases(contract: Contract): Case[] {
  return [...everyCase(contract)];
}

/** Asked for what is to be run, and again for how much that is of all. */
const everyCase = remember((contract: Contract): readonly Case[] => {
  const byId = new Map<string, Case>();
  for (const generate of Object.values(suites)) {
    for (const one of generate(contract)) {
      // Two suites may arrive at the same request; the first one has it.
      if (!byId.has(one.id)) byId.set(one.id, one);
    }
  }
  return [...byId.values()];
});
