import { expectedAnswer, refusalsOf } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { describeAnswer } from './describe-answer.ts';
import { type Finding, fail, inconclusive, outOfReach, pass } from './finding.ts';
import { matchedKind } from './judge-refusal.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges whether a request that breaks nothing binding was served, or refused as it may be. */
export function judgeAcceptance(
  contract: Contract,
  read: ReadExchange,
  covers: readonly string[],
): Finding[] {
  const { analysis, answer, index } = read;
  if (analysis.lenient.some(({ fault }) => fault === 'media-type')) return [judgeMediaType(read)];
  const lenient = analysis.lenient.map(({ address }) => address);
  const aims = aimsOf(contract, read, covers);
  if (answer.kind === 'result') {
    const odd = lenient.filter((address) => address !== 'errors/unknown-ids');
    const met = new Set(['request/valid', ...odd, ...positiveAims(covers)]);
    if (usesToken(contract, read)) met.add('paging/continues');
    return [...met].map((address) => pass(address, index));
  }
  if (answer.kind === 'unreadable') {
    return aims.map((address) =>
      inconclusive(address, 'the answer cannot be read: it must be JSON first', index),
    );
  }
  const kinds = refusalsOf(analysis.lenient);
  const matched = matchedKind(contract, kinds, answer);
  if (matched === 'not-found') return aims.map((address) => pass(address, index));
  if (matched) {
    const refused = analysis.lenient.filter((one) => refusalsOf([one]).includes(matched));
    const passed = refused.map(({ address }) => pass(address, index));
    const open = positiveAims(covers).filter((address) => !lenient.includes(address));
    const reason = `refused for ${refused[0]?.address}, as it may be`;
    return [...passed, ...open.map((address) => outOfReach(address, reason))];
  }
  if (read.isRetried && usesToken(contract, read) && matchedKind(contract, tokenErrors, answer)) {
    const reason = 'the token may have been used up by a try whose answer was lost';
    return aims.map((address) => outOfReach(address, reason));
  }
  const expected = expectedAnswer(contract, analysis);
  return aims.map((address) => fail(address, expected, describeAnswer(answer), index));
}

/** What a token that was used already is refused with. */
const tokenErrors = refusalsOf([{ address: 'paging/repeated-token', fault: 'odd-token' }]);

/**
 * The constraints that a refusal of this request speaks against: what is unusual about it, else
 * what the case is about, else that valid requests are served.
 */
function aimsOf(contract: Contract, read: ReadExchange, covers: readonly string[]): string[] {
  const { analysis } = read;
  const odd = analysis.lenient
    .map(({ address }) => address)
    .filter((address) => address !== 'errors/unknown-ids');
  if (odd.length > 0) return odd;
  // A filter that is refused finds nothing of what it should.
  const aims = [
    ...positiveAims(covers),
    ...covers.filter((address) => address.endsWith('/complete') && address.startsWith('request/')),
  ];
  if (aims.length > 0) return aims;
  return usesToken(contract, read) ? ['paging/continues'] : ['request/valid'];
}

/** True for a request with the page token that was just given out for it. */
function usesToken(contract: Contract, { analysis }: ReadExchange): boolean {
  const token = contract.pagination?.inputToken;
  if (token === undefined || typeof analysis.members?.[token] !== 'string') return false;
  return !analysis.lenient.some(({ fault }) => fault === 'odd-token');
}

/** What a case is about, as far as the acceptance of a request alone speaks for it. */
function positiveAims(covers: readonly string[]): string[] {
  return covers.filter(
    (address) =>
      (address.startsWith('request/') && !address.endsWith('/complete')) ||
      address === 'protocol/content-type-parameters' ||
      address === 'auth/valid',
  );
}

/** What AWS does with another media type differs by service: only a server error is noted. */
function judgeMediaType({ answer, index }: ReadExchange): Finding {
  const address = 'protocol/request-content-type';
  const broken = answer.kind !== 'none' && answer.response.status >= 500;
  if (!broken) return pass(address, index);
  return fail(address, 'an answer without a server error', describeAnswer(answer), index);
}
