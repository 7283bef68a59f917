import { isObject, parseJson } from '../../contracts/json.ts';
import type { Exchange, Reply } from '../../contracts/wire.ts';
import { compareText } from '../text/compare-text.ts';

/** How much a failing case asks of its reader: of two, the first number that differs decides. */
export type Plainness = readonly number[];

/** Characters of a request and of its answer that are looked at: what is longer is not plain anyway. */
const lookedRequest = 4096;
const lookedAnswer = 65_536;

/** What suites call a case whose request is as the documentation has it. */
const plainNames: ReadonlySet<string> = new Set([
  'valid',
  'valid-request',
  'ordinary',
  'of-the-fixture',
]);

/** Strings of a request, names of members among them; a long one is odd by its length. */
const strings = /"[^"\\]{1,64}"/g;

/** What requests have none of, as the documentation shows them. */
const unusual = /[^\w{}[\]":,.-]/g;

/**
 * Measures how plainly a case shows that a constraint is broken. A case that is there for the
 * constraint, or for another of the same member, comes before one that only met it. Then count:
 * whether the request is whole, strings that the target itself does not use, unusual characters,
 * the words of the case's name (they say what is odd about it), and the length.
 */
export function plainness(constraintId: string, caseId: string, exchange?: Exchange): Plainness {
  const member = constraintId.slice(0, constraintId.lastIndexOf('/') + 1);
  const isOwn = caseId.startsWith(`${constraintId}/`);
  const isAimed = isOwn || (member !== '' && caseId.startsWith(member));
  const body = exchange?.request.body ?? '';
  const looked = body.slice(0, lookedRequest);
  const name = caseId.slice(caseId.lastIndexOf('/') + 1);
  return [
    isAimed ? 0 : 1,
    isObject(parseJson(looked)) ? 0 : 1,
    exchange ? strangeStrings(looked, exchange.reply) : 0,
    looked.match(unusual)?.length ?? 0,
    plainNames.has(name) ? 0 : name.split('-').length,
    body.length,
    isOwn ? 0 : 1,
  ];
}

/** How many strings of a request are none that stand in the answer: made-up values, mostly. */
function strangeStrings(request: string, reply: Reply): number {
  const answer = reply.kind === 'response' ? reply.response.body.slice(0, lookedAnswer) : '';
  const used = new Set(request.match(strings) ?? []);
  return [...used].filter((text) => !answer.includes(text)).length;
}

/** Orders cases with their plainness, the plainest first; equal ones go by their ids. */
export function byPlainness(
  [oneId, one]: readonly [caseId: string, plainness: Plainness],
  [otherId, other]: readonly [caseId: string, plainness: Plainness],
): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? compareText(oneId, otherId) : (one[at] ?? 0) - (other[at] ?? 0);
}
