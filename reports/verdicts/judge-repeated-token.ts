import type { Contract } from '../../contracts/contract.ts';
import { identityOf, itemsOf } from '../../contracts/items-of.ts';
import { type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges that a page token used again, where it is accepted, gives the page that it gave before. */
export function judgeRepeatedToken(contract: Contract, reads: readonly ReadExchange[]): Finding[] {
  const address = 'paging/repeated-token';
  return reads.flatMap((read) => {
    const { analysis, answer, index } = read;
    if (answer.kind !== 'result' || !analysis.lenient.some((one) => one.address === address)) {
      return [];
    }
    const before = reads.find((one) => one.index < index && sameRequest(one, read));
    if (before?.answer.kind !== 'result') return [];
    const [first, second] = [before.answer.body, answer.body].map((body) =>
      (itemsOf(contract, body) ?? []).map((item) => identityOf(contract, item)),
    );
    const same = [...(first ?? [])].sort().join() === [...(second ?? [])].sort().join();
    return same
      ? [pass(address, index)]
      : [fail(address, 'the same page as before', `${second?.length} other items`, index)];
  });
}

function sameRequest(a: ReadExchange, b: ReadExchange): boolean {
  const [one, other] = [a.analysis.members, b.analysis.members];
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
