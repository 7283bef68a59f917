import type { ConstraintSummary, RunHeader } from '../../report.ts';
import { localId, placesInWords } from '../../text/words.ts';
import { xmlText } from './xml.ts';

/** The `system-out` of a suite: what its cases found broken, with the places in the whole run. */
export function junitFindings(
  header: RunHeader,
  constraints: readonly ConstraintSummary[],
  isOfSuite: (constraintId: string) => boolean,
): string {
  const lines = constraints
    .filter(({ id, level, counts }) => level !== 'may' && counts.fail > 0 && isOfSuite(id))
    .sort((one, other) => other.counts.fail - one.counts.fail)
    .map(({ id, level, counts, claim }) => {
      const places = placesInWords(counts.fail);
      return `${level} ${localId(header, id)}: ${places} in the whole run: ${claim}`;
    });
  if (lines.length === 0) return '';
  return `    <system-out>${xmlText(lines.join('\n'))}</system-out>\n`;
}
