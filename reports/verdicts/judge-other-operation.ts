import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import { itemsOf } from '../../contracts/items-of.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import type { Ground } from './ground.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * Judges a request of another method, or for another service: it may get any page of the server's,
 * but must not perform the operation.
 */
export function judgeOtherOperation(
  contract: Contract,
  { analysis, answer, index }: ReadExchange,
  { result }: Ground,
): Finding[] {
  const expected = 'the operation is not performed';
  return analysis.binding.map(({ address }) => {
    if (answer.kind !== 'result') return pass(address, index);
    if (itemsOf(contract, answer.body) !== undefined) {
      return fail(address, expected, describeAnswer(answer), index);
    }
    if (result?.response.body !== answer.response.body) return pass(address, index);
    // Of an empty object, or a list that is left out, nobody can say whether it is the result.
    const isTelling = contract.items.path.length === 0 && Object.keys(answer.body).length > 0;
    return isTelling
      ? fail(address, expected, describeAnswer(answer), index)
      : inconclusive(address, 'the operation itself gets the same answer, without items', index);
  });
}
