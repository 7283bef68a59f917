import { plural } from '../../../contracts/plural.ts';
import type { FailureGroup } from '../../findings/failures.ts';
import type { RunHeader } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { localId, placesInWords, repeatCase } from '../../text/words.ts';
import { answerInFull, exchangeInFull, exchangeInShort, type Show } from './exchange-lines.ts';
import { labelled, prose } from './labelled.ts';
import type { Screen } from './screen.ts';

/** How many constraints are shown in full, and how many more in short: further ones are not read. */
const shownInFull = 20;
const shownInShort = 40;
const furtherCases = 5;

/** The broken constraints, each followed by an empty line. */
export function failureBlocks(
  screen: Screen,
  header: RunHeader,
  groups: readonly FailureGroup[],
): string[] {
  const most = shownInFull + shownInShort;
  const blocks = groups.slice(0, most).flatMap((one, index) => {
    const same = groups.slice(0, index).find((earlier) => isSameExchange(earlier, one));
    return index < shownInFull
      ? fullBlock(screen, header, one, same)
      : shortBlock(screen, header, one, { same, isDecisive: true });
  });
  return [...blocks, ...moreConstraints(screen, groups.length - most)];
}

/** What is only advised and does not hold: in short, each followed by an empty line. */
export function warningBlocks(
  screen: Screen,
  header: RunHeader,
  groups: readonly FailureGroup[],
): string[] {
  return [
    ...groups
      .slice(0, shownInFull)
      .flatMap((one) => shortBlock(screen, header, one, { isDecisive: false })),
    ...moreConstraints(screen, groups.length - shownInFull),
  ];
}

/** The mark, the id, in how many places it is broken, and what it says. */
export function headLines(
  screen: Screen,
  header: RunHeader,
  { constraintId, claim, places }: FailureGroup,
  isDecisive: boolean,
): string[] {
  const { bold, red, yellow } = screen.colors;
  const [mark, paint] = isDecisive ? ['✗', red] : ['!', yellow];
  return [
    ` ${paint(mark)} ${bold(localId(header, constraintId))}  ${paint(placesInWords(places))}`,
    ...(claim === undefined ? [] : prose(screen, claim)),
  ];
}

function moreConstraints({ colors, more }: Screen, left: number): string[] {
  return left > 0 ? [colors.dim(`   and ${plural(left, 'constraint')} more, ${more}`), ''] : [];
}

/** What it says and who says so, the plainest failing case, the other ones. */
function fullBlock(
  screen: Screen,
  header: RunHeader,
  group: FailureGroup,
  same: FailureGroup | undefined,
): string[] {
  const { dim, underline } = screen.colors;
  const { source } = group;
  return [
    ...headLines(screen, header, group, true),
    ...(source ? [...prose(screen, source.title, dim), `   ${underline(dim(source.url))}`] : []),
    '',
    ...verdictLines(screen, header, group),
    ...(same
      ? underAnother(screen, header, group, same)
      : exchangeOf(screen, group, exchangeInFull)),
    repeatLine(screen, header, group),
    ...others(screen, header, group),
    '',
  ];
}

/** How a block stands among the others. */
interface Standing {
  /** An earlier block with the same exchange. */
  readonly same?: FailureGroup | undefined;
  readonly isDecisive: boolean;
}

/** What a full one shows, without the source, in few lines. */
function shortBlock(
  screen: Screen,
  header: RunHeader,
  group: FailureGroup,
  { same, isDecisive }: Standing,
): string[] {
  const rest = elsewhere(screen, group, 1);
  return [
    ...headLines(screen, header, group, isDecisive),
    ...verdictLines(screen, header, group),
    ...(same
      ? underAnother(screen, header, group, same)
      : exchangeOf(screen, group, exchangeInShort)),
    repeatLine(screen, header, group),
    ...(rest === '' ? [] : labelled(screen, 'also', rest, screen.colors.dim)),
    '',
  ];
}

function verdictLines(screen: Screen, header: RunHeader, { verdict }: FailureGroup): string[] {
  const { green, red } = screen.colors;
  const { caseId, expected = 'nothing said', actual = 'nothing said' } = verdict;
  return [
    copied(screen, 'case', localId(header, caseId)),
    ...labelled(screen, 'expected', sanitise(expected), green),
    ...labelled(screen, 'actual', sanitise(actual), red),
  ];
}

/** One exchange often breaks several constraints: it is shown under the first of them. */
function isSameExchange(one: FailureGroup, other: FailureGroup): boolean {
  const sameCase = one.verdict.caseId === other.verdict.caseId;
  return sameCase && one.exchange !== undefined && one.exchange === other.exchange;
}

function exchangeOf(screen: Screen, { exchange, verdict }: FailureGroup, show: Show): string[] {
  return exchange ? show(screen, exchange, verdict) : [];
}

/** The request is not told twice, nor is the answer unless another part of it is at issue here. */
function underAnother(
  screen: Screen,
  header: RunHeader,
  group: FailureGroup,
  same: FailureGroup,
): string[] {
  const [own, shown] = [group, same].map((one) => exchangeOf(screen, one, answerInFull));
  return [
    ...labelled(screen, 'request', `shown under ${localId(header, same.constraintId)}`),
    ...(own && own.join() !== shown?.join() ? own : []),
  ];
}

function repeatLine(screen: Screen, header: RunHeader, { verdict }: FailureGroup): string {
  return copied(screen, 'repeat', repeatCase(header.repeat, verdict.caseId));
}

/** Never wrapped: it is there to be copied. */
function copied({ colors }: Screen, label: string, text: string): string {
  return `   ${colors.dim(label.padEnd(9))} ${text}`;
}

function others(screen: Screen, header: RunHeader, group: FailureGroup): string[] {
  const further = group.cases.slice(1, 1 + furtherCases);
  const rest = elsewhere(screen, group, 1 + further.length);
  const [label, said] = further.length === 0 ? ['also', rest] : ['', `and ${rest}`];
  return [
    ...further.map((id, index) => copied(screen, index === 0 ? 'also' : '', localId(header, id))),
    ...(rest === '' ? [] : labelled(screen, label, said, screen.colors.dim)),
  ];
}

/** What is not shown of the places: cases that the report lists, and those about other things. */
function elsewhere({ more }: Screen, { cases, places }: FailureGroup, shown: number): string {
  const listed = cases.length - shown;
  const met = places - cases.length;
  return [
    ...(listed > 0 ? [`${plural(listed, 'more case')}, ${more}`] : []),
    ...(met > 0 ? [`${placesInWords(met)} in cases about something else`] : []),
  ].join('; and ');
}
