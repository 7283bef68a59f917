import { plural } from '../../../contracts/plural.ts';
import type { FailureGroup } from '../../findings/failures.ts';
import { httpLines } from '../../findings/http-text.ts';
import type { RunHeader } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { localId, placesInWords, repeatCase } from '../../text/words.ts';
import { code, codeBlock, html, plain } from './markdown-text.ts';

const furtherCases = 5;

/** One broken constraint, folded so that a long list can be looked over. */
export function markdownFailure(header: RunHeader, group: FailureGroup, more: string): string {
  const { constraintId, claim, source, places, exchange } = group;
  const { caseId, expected = 'nothing said', actual = 'nothing said' } = group.verdict;
  const also = alsoIn(header, group, more);
  const name = `<code>${html(localId(header, constraintId))}</code>`;
  const summary = `${name} ${html(claim ?? '')} (${placesInWords(places)})`;
  return [
    `<details><summary>${summary}</summary>`,
    '',
    ...(source ? [`[${plain(source.title)}](<${source.url}>)`, ''] : []),
    `- case ${code(localId(header, caseId))}`,
    `- expected: ${plain(expected)}`,
    `- actual: ${plain(actual)}`,
    ...(also.length > 0 ? [`- also ${also.join(', ')}`] : []),
    '',
    ...(exchange ? [codeBlock(httpLines(exchange, { expected, actual }), 'http'), ''] : []),
    codeBlock([sanitise(repeatCase(header.repeat, caseId), 2000)], 'sh'),
    '',
    '</details>',
  ].join('\n');
}

/** A broken constraint as an item of a list: without the exchange, for a page that would be too long. */
export function markdownFinding(header: RunHeader, group: FailureGroup): string {
  const { constraintId, claim = '', places, verdict } = group;
  const { caseId, expected = 'otherwise', actual = 'something else' } = verdict;
  const said = `expected ${plain(expected)}, got ${plain(actual)}`;
  const head = `- ${code(localId(header, constraintId))} ${plain(claim)} (${placesInWords(places)})`;
  return `${head}: ${code(localId(header, caseId))} ${said}`;
}

/** A constraint that no case of the run is about, as an item of a list. */
export function markdownMet(
  header: RunHeader,
  { constraintId, claim = '', places }: FailureGroup,
): string {
  return `- ${code(localId(header, constraintId))} ${plain(claim)} (${placesInWords(places)})`;
}

/** The other cases that fail for it, and in how many places it was only met. */
function alsoIn(header: RunHeader, { cases, places }: FailureGroup, more: string): string[] {
  const further = cases.slice(1, 1 + furtherCases);
  const left = cases.length - 1 - further.length;
  const met = places - cases.length;
  return [
    ...further.map((id) => code(localId(header, id))),
    ...(left > 0 ? [`and ${plural(left, 'more case')}, ${more}`] : []),
    ...(met > 0 ? [`and ${placesInWords(met)} in cases about something else`] : []),
  ];
}
