import type { Answer } from '../../contracts/answers/answer.ts';
import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { allowedErrors, expectedAnswer } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { itemsOf } from '../../contracts/items-of.ts';
import { depends, type Finding, fail, pass } from './finding.ts';
import { blamesRequest, matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/** To start the list again is an endless loop for a client; how it is refused is not documented. */
export function judgeUnknownToken(contract: Contract, read: ReadExchange): Finding[] {
  const { answer, index } = read;
  const started = hasItems(contract, answer)
    ? fail('paging/unknown-token', 'no items', describeAnswer(answer), index)
    : pass('paging/unknown-token', index);
  return [started, judgeError(contract, read, 'paging/unknown-token-error')];
}

/**
 * Ids that exist, and not together: that there is nothing is promised, but not that this is an
 * error.
 */
export function judgeMixedIds(contract: Contract, read: ReadExchange): Finding[] {
  const { answer, index } = read;
  const isNamed = matchedKind(contract, allowedErrors(read.analysis), answer) !== undefined;
  const isEmpty = answer.kind === 'result' && !hasItems(contract, answer);
  if (isNamed || isEmpty || blamesRequest(answer)) {
    return [pass('errors/unknown-ids', index), judgeError(contract, read, 'errors/mixed-ids')];
  }
  const expected = `no items, or ${expectedAnswer(contract, read.analysis)}`;
  return [
    fail('errors/unknown-ids', expected, describeAnswer(answer), index),
    depends('errors/mixed-ids', 'errors/unknown-ids', index),
  ];
}

function hasItems(contract: Contract, answer: Answer): boolean {
  return answer.kind === 'result' && (itemsOf(contract, answer.body) ?? []).length > 0;
}

/** Judges whether the error is of a kind that is likely, where that only should be so. */
function judgeError(
  contract: Contract,
  { answer, analysis, index }: ReadExchange,
  address: string,
): Finding {
  if (matchedKind(contract, allowedErrors(analysis), answer)) return pass(address, index);
  if (blamesRequest(answer) && answer.types.length === 0) {
    return depends(address, 'protocol/error-envelope', index);
  }
  return fail(address, expectedAnswer(contract, analysis), describeAnswer(answer), index);
}
