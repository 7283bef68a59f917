import type { Defect } from '../catalogue-entry.ts';
import { brokenConnectionDefects } from './broken-connections.ts';
import { errorEnvelopeDefects } from './error-envelopes.ts';
import { errorNameDefects } from './error-names.ts';
import { errorStatusDefects } from './error-statuses.ts';
import { filterCountDefects } from './filter-counts.ts';
import { filterKeyDefects } from './filter-keys.ts';
import { filterLengthDefects } from './filter-lengths.ts';
import { filterMatchingDefects } from './filter-matching.ts';
import { filterResultDefects } from './filter-results.ts';
import { filterTypeDefects } from './filter-types.ts';
import { idFormDefects } from './id-forms.ts';
import { idLeniencyDefects } from './id-leniency.ts';
import { idTypeDefects } from './id-types.ts';
import { malformedBodyDefects } from './malformed-bodies.ts';
import { maxResultsRangeDefects } from './max-results-range.ts';
import { methodDefects } from './methods.ts';
import { pageSizeDefects } from './page-sizes.ts';
import { pageTokenDefects } from './page-tokens.ts';
import { pageWalkDefects } from './page-walks.ts';
import { pagingTypeDefects } from './paging-types.ts';
import { requiredDefects } from './required.ts';
import { responseIdDefects } from './response-ids.ts';
import { responseListDefects } from './response-lists.ts';
import { responseSpellingDefects } from './response-spelling.ts';
import { responseTimeDefects } from './response-times.ts';
import { responseTypeDefects } from './response-types.ts';
import { responseValueDefects } from './response-values.ts';
import { resultDefects } from './results.ts';
import { shortWayDefects } from './short-ways.ts';
import { signatureDefects } from './signatures.ts';
import { stateDefects } from './state.ts';
import { targetDefects } from './targets.ts';
import { unknownIdDefects } from './unknown-ids.ts';
import { validRequestDefects } from './valid-requests.ts';
import { wholeBodyDefects } from './whole-bodies.ts';

/** Every defect that can be seen without signatures, family by family. */
export const defects: readonly Defect[] = [
  ...requiredDefects,
  ...idTypeDefects,
  ...idFormDefects,
  ...idLeniencyDefects,
  ...unknownIdDefects,
  ...pagingTypeDefects,
  ...maxResultsRangeDefects,
  ...filterTypeDefects,
  ...filterCountDefects,
  ...filterLengthDefects,
  ...filterKeyDefects,
  ...filterMatchingDefects,
  ...filterResultDefects,
  ...validRequestDefects,
  ...shortWayDefects,
  ...pageSizeDefects,
  ...pageWalkDefects,
  ...pageTokenDefects,
  ...responseTypeDefects,
  ...responseTimeDefects,
  ...responseValueDefects,
  ...responseIdDefects,
  ...responseListDefects,
  ...responseSpellingDefects,
  ...errorStatusDefects,
  ...errorNameDefects,
  ...errorEnvelopeDefects,
  ...targetDefects,
  ...methodDefects,
  ...malformedBodyDefects,
  ...wholeBodyDefects,
  ...resultDefects,
  ...brokenConnectionDefects,
  ...stateDefects,
];

/** Looks a defect up, those of signatures too. @throws RangeError where there is none. */
export function defectNamed(name: string): Defect {
  const found = [...defects, ...signatureDefects].find((one) => one.name === name);
  if (found) return found;
  throw new RangeError(`There is no defect ${name}.`);
}
