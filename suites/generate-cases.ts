import type { Contract } from '../contracts/contract.ts';
import { remember } from '../contracts/remember.ts';
import type { Case, SuiteName } from './case.ts';
import { combinationCases } from './catalogue/combinations.ts';
import { errorCases } from './catalogue/errors.ts';
import { filterCases } from './catalogue/filters.ts';
import { lengthCases } from './catalogue/lengths.ts';
import { pagingCases } from './catalogue/paging.ts';
import { patternCases } from './catalogue/patterns.ts';
import { protocolCases } from './catalogue/protocol.ts';
import { rangeCases } from './catalogue/ranges.ts';
import { requiredCases } from './catalogue/required.ts';
import { responseCases } from './catalogue/responses.ts';
import { signatureCases } from './catalogue/signatures.ts';
import { typeCases } from './catalogue/types.ts';
import { unknownIdCases } from './catalogue/unknown-ids.ts';

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
