import type { Exchange } from '../../contracts/wire.ts';
import type { RunHeader } from '../report.ts';
import type { FailureGroup } from './failures.ts';
import { code, codeBlock, html, plain } from './markdown-text.ts';
import { redactExchange, redactVerdict } from './redact.ts';
import { sanitise, sanitiseEnds } from './sanitise.ts';
import { localId, plural, repeatCase } from './words.ts';

const furtherCases = 5;
const bodyLength = 300;

/** One broken constraint, folded so that a long list can be looked over. */
export function markdownFailure(header: RunHeader, group: FailureGroup, seeMore: string): string {
  const { constraintId, claim, source, cases, exchange } = group;
  const {
    caseId,
    expected = 'nothing said',
    actual = 'nothing said',
  } = redactVerdict(group.verdict);
  const further = cases.slice(1, 1 + furtherCases).map((id) => code(localId(header, id)));
  const left = cases.length - 1 - further.length;
  if (left > 0) further.push(`and ${left} more, ${seeMore}`);
  const name = `<code>${html(localId(header, constraintId))}</code>`;
  const summary = `${name} ${html(claim ?? '')} (${plural(cases.length, 'case')})`;
  return [
    `<details><summary>${summary}</summary>`,
    '',
    ...(source ? [`[${plain(source.title)}](<${source.url}>)`, ''] : []),
    `- case ${code(localId(header, caseId))}`,
    `- expected: ${plain(expected)}`,
    `- actual: ${plain(actual)}`,
    ...(further.length > 0 ? [`- also ${further.join(', ')}`] : []),
    '',
    ...(exchange ? [codeBlock(httpLines(redactExchange(exchange)), 'http'), ''] : []),
    codeBlock([sanitise(repeatCase(header.repeat, caseId), 2000)], 'sh'),
    '',
    '</details>',
  ].join('\n');
}

/** What only should hold and does not, as an item of a list. */
export function markdownWarning(header: RunHeader, group: FailureGroup): string {
  const { constraintId, claim = '', cases, verdict } = group;
  const { expected = 'otherwise', actual = 'something else' } = redactVerdict(verdict);
  const many = plural(cases.length, 'case');
  const said = `expected ${plain(expected)}, got ${plain(actual)}`;
  return `- ${code(localId(header, constraintId))} ${plain(claim)} (${many}): ${said}`;
}

function httpLines({ request, reply }: Exchange): string[] {
  const target = request.headers['x-amz-target'];
  return [
    sanitise(`${request.method} ${request.path} HTTP/1.1`),
    ...(target === undefined ? [] : [sanitise(`x-amz-target: ${target}`)]),
    '',
    sanitiseEnds(request.body, bodyLength),
    '',
    ...(reply.kind === 'response'
      ? [`HTTP/1.1 ${reply.response.status}`, '', sanitiseEnds(reply.response.body, bodyLength)]
      : [sanitise(`no response: ${reply.fault}, ${reply.detail}`)]),
  ];
}
