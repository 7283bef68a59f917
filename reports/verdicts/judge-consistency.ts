import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { isRefusedAccess, isThrottled } from '../../contracts/answers/transient.ts';
import type { Contract } from '../../contracts/contract.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * Judges a length where the documentation leaves open whether such a value is taken at all: an
 * unknown filter key, or two filters with one key. All the requests of the case are alike but for
 * the length, so a target that takes one of them must take them all.
 */
export function judgeConsistency(
  contract: Contract,
  reads: readonly ReadExchange[],
  covers: readonly string[],
): Finding[] {
  const [address] = covers;
  if (address === undefined || !address.endsWith('/length')) return [];
  const odd = reads.filter(({ analysis }) => {
    return analysis.binding.length === 0 && analysis.lenient.some(isAboutFilters(contract));
  });
  const taken = odd.filter(({ answer }) => answer.kind === 'result');
  const refused = odd.find(
    ({ answer }) => answer.kind === 'error' && !isThrottled(answer) && !isRefusedAccess(answer),
  );
  const last = taken.at(-1);
  if (!last) return [];
  if (!refused) return [pass(address, last.index)];
  const expected = 'HTTP 200, as for another length';
  return [fail(address, expected, describeAnswer(refused.answer), refused.index)];
}

function isAboutFilters({ filters }: Contract): (one: { readonly address: string }) => boolean {
  return ({ address }) => filters !== undefined && address.startsWith(`request/${filters.member}/`);
}
