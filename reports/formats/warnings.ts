import type { RunHeader } from '../report.ts';
import type { FailureGroup } from './failures.ts';
import { redactVerdict } from './redact.ts';
import { sanitise } from './sanitise.ts';
import type { Screen } from './screen.ts';
import { localId, plural } from './words.ts';
import { wrap } from './wrap.ts';

const shownWarnings = 10;

/** What only should hold and does not: a few lines each. */
export function warningLines(
  screen: Screen,
  header: RunHeader,
  groups: readonly FailureGroup[],
): string[] {
  const left = groups.length - shownWarnings;
  return [
    ...groups.slice(0, shownWarnings).flatMap((group) => warning(screen, header, group)),
    ...(left > 0 ? [screen.colors.dim(`   and ${left} more, ${screen.seeMore}`)] : []),
  ];
}

function warning(
  screen: Screen,
  header: RunHeader,
  { constraintId, claim, verdict, cases }: FailureGroup,
): string[] {
  const { dim, yellow } = screen.colors;
  const { expected, actual, caseId } = redactVerdict(verdict);
  const said = [expected && `expected ${expected}`, actual && `got ${actual}`].filter(Boolean);
  const prose = (text: string): string[] =>
    wrap(sanitise(text, 400), screen.width - 4).map((line) => `   ${line}`);
  return [
    ` ${yellow('!')} ${localId(header, constraintId)}  ${yellow(plural(cases.length, 'case'))}`,
    ...(claim === undefined ? [] : prose(claim)),
    ...prose(`${localId(header, caseId)}: ${said.join('; ') || 'fails'}`).map(dim),
  ];
}
