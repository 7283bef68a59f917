import type { Contract } from '../../contracts/contract.ts';
import { isArray } from '../../contracts/json.ts';
import { describeAnswer } from './describe-answer.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * Judges how many equal filters are taken. Filters with the same key may be refused altogether,
 * but a target that takes some must take as many as the documentation allows.
 */
export function judgeFilterCount(contract: Contract, reads: readonly ReadExchange[]): Finding[] {
  const { filters } = contract;
  if (!filters) return [];
  const address = `request/${filters.member}/length`;
  const counted = reads.flatMap(({ analysis, answer, index }) => {
    const given = analysis.members?.[filters.member];
    const combined = analysis.lenient.some((one) => one.address.endsWith('/combined'));
    if (!combined || !isArray(given) || new Set(given.map((one) => JSON.stringify(one))).size > 1) {
      return [];
    }
    return [{ count: given.length, answer, index }];
  });
  const taken = counted.filter(({ answer }) => answer.kind === 'result');
  const refused = counted.filter(({ answer }) => answer.kind === 'error');
  const fewest = Math.min(...taken.map(({ count }) => count));
  const wrong = refused.find(({ count }) => count > fewest);
  if (!wrong) return taken.slice(-1).map(({ index }) => pass(address, index));
  const expected = `HTTP 200 for ${wrong.count} filters, as for ${fewest}`;
  return [fail(address, expected, describeAnswer(wrong.answer), wrong.index)];
}
