import type { FailureGroup } from '../../findings/failures.ts';
import type { RunHeader } from '../../report.ts';
import { localId } from '../../text/words.ts';
import type { Screen } from './screen.ts';

/** So many findings can be looked over without a list of them. */
const fewFindings = 3;
const mostListed = 40;

/** What is broken at a glance: a line for each finding, with its places, before any is told in full. */
export function findingsIndex(
  { colors, more }: Screen,
  header: RunHeader,
  groups: readonly FailureGroup[],
): string[] {
  if (groups.length <= fewFindings) return [];
  const left = groups.length - mostListed;
  const digits = String(groups[0]?.places ?? 0).length;
  return [
    colors.dim(`   places  constraint`),
    ...groups.slice(0, mostListed).map(({ places, constraintId }) => {
      const number = String(places).padStart(Math.max(digits, 9));
      return `${colors.red(number)}  ${localId(header, constraintId)}`;
    }),
    ...(left > 0 ? [colors.dim(`           and ${left} more, ${more}`)] : []),
    '',
  ];
}
