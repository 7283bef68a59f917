import type { ErrorAnswer } from '../../contracts/answers/answer.ts';
import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { expectedAnswer, refusalsOf } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Violation } from '../../contracts/requests/faults.ts';
import { blamedFor, positiveAims, usesToken } from './blamed-for.ts';
import { type Finding, fail, outOfReach, pass } from './finding.ts';
import type { Ground } from './ground.ts';
import { judgeName } from './judge-name.ts';
import { leftOpen } from './left-open.ts';
import { blamesRequest, isAlike, matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges whether a request that breaks nothing binding was served, or refused as it may be. */
export function judgeAcceptance(
  contract: Contract,
  read: ReadExchange,
  covers: readonly string[],
  ground: Ground,
): Finding[] {
  const { analysis, answer, index } = read;
  if (analysis.lenient.some(({ fault }) => fault === 'media-type')) return [judgeMediaType(read)];
  const odd = analysis.lenient.filter(({ address }) => address !== 'errors/unknown-ids');
  if (answer.kind === 'result') {
    const addresses = odd.map(({ address }) => address);
    const met = new Set(['request/valid', ...addresses, ...positiveAims(covers)]);
    if (usesToken(contract, read)) met.add('paging/continues');
    return [...met].map((address) => pass(address, index));
  }
  if (answer.kind !== 'error') return leftOpen(covers, 'protocol/response-json', index);
  // It may be refused for what the plain request was refused for, and says nothing then.
  if (ground.refusal && isAlike(ground.refusal, answer)) return [];
  const permitted = judgePermitted(contract, read, covers, answer);
  if (permitted) return permitted;
  const isUnproven = analysis.lenient.some(({ fault }) => fault === 'unproven-id');
  if (isUnproven && ground.unknownIds && isAlike(ground.unknownIds, answer)) {
    return leftOpen(covers, 'errors/unknown-ids', index);
  }
  // That it has no name is judged with its form: it may well say that nothing has such an id.
  if (isUnproven && answer.types.length === 0) {
    return leftOpen(covers, 'protocol/error-envelope', index);
  }
  if (odd.length > 0) return odd.flatMap((one) => judgeOdd(contract, read, one, answer));
  const blamed = blamedFor(contract, read, covers);
  const expected = expectedAnswer(contract, analysis);
  return [
    fail(blamed, expected, describeAnswer(answer), index),
    ...leftOpen(covers, blamed, index),
  ];
}

/** What follows from a refusal that is allowed; undefined for one that is not. */
function judgePermitted(
  contract: Contract,
  read: ReadExchange,
  covers: readonly string[],
  answer: ErrorAnswer,
): Finding[] | undefined {
  const { lenient } = read.analysis;
  const { index } = read;
  const aims = positiveAims(covers);
  const matched = matchedKind(contract, refusalsOf(lenient), answer);
  if (matched === 'not-found') {
    const odd = lenient.map(({ address }) => address).filter((one) => one !== 'errors/unknown-ids');
    const met = odd.length > 0 ? odd : aims.length > 0 ? aims : ['request/valid'];
    return met.map((address) => pass(address, index));
  }
  if (matched) {
    const refused = lenient.filter((one) => refusalsOf([one]).includes(matched));
    const open = aims.filter((one) => !lenient.some(({ address }) => address === one));
    const reason = `refused for ${refused[0]?.address}, as it may be`;
    return [
      ...refused.map(({ address }) => pass(address, index)),
      ...open.map((address) => outOfReach(address, reason)),
    ];
  }
  if (!read.isRetried || !usesToken(contract, read)) return undefined;
  if (!matchedKind(contract, tokenErrors, answer)) return undefined;
  const reason = 'the token may have been used up by a try whose answer was lost';
  return [...new Set([...aims, 'paging/continues'])].map((address) => outOfReach(address, reason));
}

/** What a token that was used already is refused with. */
const tokenErrors = refusalsOf([{ address: 'paging/repeated-token', fault: 'odd-token' }]);

/** Judges a refusal under a name that what is unusual about the request does not allow. */
function judgeOdd(
  contract: Contract,
  read: ReadExchange,
  { address, fault }: Violation,
  answer: ErrorAnswer,
): Finding[] {
  const { analysis, index } = read;
  const isBinding = contract.byAddress.get(address)?.level === 'must';
  const isNamed = answer.types.length > 0;
  if (blamesRequest(answer)) {
    // It may be refused; what the error is called is promised apart, where it is promised.
    if (fault === 'big-body' || !isNamed) return [pass(address, index)];
    if (isBinding) return [pass(address, index), ...judgeName(contract, read)];
  }
  return [fail(address, expectedAnswer(contract, analysis), describeAnswer(answer), index)];
}

/** What AWS does with another media type differs by service: only a server error is noted. */
function judgeMediaType({ answer, index }: ReadExchange): Finding {
  const address = 'protocol/request-content-type';
  const broken = answer.kind !== 'none' && answer.response.status >= 500;
  if (!broken) return pass(address, index);
  return fail(address, 'an answer without a server error', describeAnswer(answer), index);
}
