import type { Exchange, Reply } from '../../contracts/wire.ts';
import type { RunHeader } from '../report.ts';
import type { FailureGroup } from './failures.ts';
import { redactExchange, redactVerdict } from './redact.ts';
import { sanitise, sanitiseEnds } from './sanitise.ts';
import type { Paint, Screen } from './screen.ts';
import { localId, plural, repeatCase } from './words.ts';
import { wrap } from './wrap.ts';

/** How many broken constraints are shown in full: more are not read, and hide the first ones. */
const shownInFull = 20;
const furtherCases = 5;
const bodyLength = 300;

/** The broken constraints, each followed by an empty line. */
export function failureBlocks(
  screen: Screen,
  header: RunHeader,
  groups: readonly FailureGroup[],
): string[] {
  const full = groups.slice(0, shownInFull).flatMap((one, index) => {
    const same = groups.slice(0, index).find((earlier) => isSameExchange(earlier, one));
    return failureBlock(screen, header, one, same);
  });
  const brief = groups.slice(shownInFull).flatMap((one) => headLines(screen, header, one));
  return brief.length === 0 ? full : [...full, ...brief, ''];
}

/** One broken constraint: what it says and who says so, the first failing case, the other ones. */
function failureBlock(
  screen: Screen,
  header: RunHeader,
  group: FailureGroup,
  same: FailureGroup | undefined,
): string[] {
  const { dim, underline } = screen.colors;
  const { source, cases } = group;
  return [
    ...headLines(screen, header, group),
    ...(source
      ? [...prose(screen, source.title).map(dim), `   ${underline(dim(source.url))}`]
      : []),
    '',
    ...firstCase(screen, header, group, same),
    ...others(screen, header, cases),
    '',
  ];
}

function headLines(
  screen: Screen,
  header: RunHeader,
  { constraintId, claim, cases }: FailureGroup,
): string[] {
  const { bold, red } = screen.colors;
  const id = localId(header, constraintId);
  return [
    ` ${red('✗')} ${bold(id)}  ${red(plural(cases.length, 'case'))}`,
    ...(claim === undefined ? [] : prose(screen, claim)),
  ];
}

function prose({ width }: Screen, text: string): string[] {
  return wrap(sanitise(text), width - 4).map((line) => `   ${line}`);
}

/** One exchange often breaks several constraints: it is shown under the first of them. */
function isSameExchange(one: FailureGroup, other: FailureGroup): boolean {
  const sameCase = one.verdict.caseId === other.verdict.caseId;
  return sameCase && one.exchange !== undefined && one.exchange === other.exchange;
}

function firstCase(
  screen: Screen,
  header: RunHeader,
  group: FailureGroup,
  same: FailureGroup | undefined,
): string[] {
  const { dim, green, red } = screen.colors;
  const {
    caseId,
    expected = 'nothing said',
    actual = 'nothing said',
  } = redactVerdict(group.verdict);
  return [
    ...labelled(screen, 'case', localId(header, caseId)),
    ...labelled(screen, 'expected', sanitise(expected), green),
    ...labelled(screen, 'actual', sanitise(actual), red),
    ...(same
      ? labelled(screen, 'request', `shown under ${localId(header, same.constraintId)}`)
      : [
          ...(group.exchange ? exchangeLines(screen, redactExchange(group.exchange)) : []),
          // Never wrapped: it is there to be copied.
          `   ${dim('repeat'.padEnd(9))} ${repeatCase(header.repeat, caseId)}`,
        ]),
  ];
}

function exchangeLines(screen: Screen, { request, reply, attempts }: Exchange): string[] {
  const target = request.headers['x-amz-target'] ?? 'without x-amz-target';
  const tries = attempts > 1 ? `, after ${attempts} tries` : '';
  return [
    ...labelled(screen, 'request', sanitise(`${request.method} ${request.path} ${target}`, 200)),
    ...labelled(screen, '', bodyOf(request.body)),
    ...labelled(screen, 'response', `${statusOf(reply)}${tries}`),
    ...(reply.kind === 'response' ? labelled(screen, '', bodyOf(reply.response.body)) : []),
  ];
}

function statusOf(reply: Reply): string {
  if (reply.kind === 'no-response') return sanitise(`none: ${reply.fault}, ${reply.detail}`, 200);
  const type = reply.response.headers['content-type'];
  return sanitise(`${reply.response.status}${type === undefined ? '' : ` ${type}`}`, 200);
}

function bodyOf(body: string): string {
  return body === '' ? '(empty body)' : sanitiseEnds(body, bodyLength);
}

function labelled(
  { colors, width }: Screen,
  label: string,
  text: string,
  paint: Paint = (line) => line,
): string[] {
  return wrap(text, width - 14).map(
    (line, index) => `   ${colors.dim((index === 0 ? label : '').padEnd(9))} ${paint(line)}`,
  );
}

function others(screen: Screen, header: RunHeader, cases: readonly string[]): string[] {
  const further = cases.slice(1, 1 + furtherCases);
  const left = cases.length - 1 - further.length;
  return [
    ...further.map((id, index) => labelled(screen, index === 0 ? 'also' : '', localId(header, id))),
    left > 0 ? labelled(screen, '', `and ${left} more, ${screen.seeMore}`, screen.colors.dim) : [],
  ].flat();
}
