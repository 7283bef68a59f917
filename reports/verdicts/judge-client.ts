import { hasClient } from '../../contracts/constraints/client-promises.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Transcript } from '../../runners/transcript.ts';
import { depends, type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * What a client made of the answers. An answer that breaks the contract on the wire is blamed for
 * that, and once: what a client then makes of it is no finding of its own.
 */
export function judgeClient(
  contract: Contract,
  { exchanges, covers }: Transcript,
  reads: readonly ReadExchange[],
  onTheWire: readonly Finding[],
): Finding[] {
  if (!hasClient(contract)) return [];
  const broken = onTheWire.filter(
    ({ address, outcome, because }) =>
      contract.byAddress.has(address) && (outcome === 'fail' || because !== undefined),
  );
  return reads.flatMap(({ index, isNew, answer }): Finding[] => {
    const reading = exchanges[index]?.client;
    if (!reading || !isNew) return [];
    const own = broken.find(({ exchange = index }) => exchange === index);
    const isLast = index === exchanges.length - 1;
    return dueOf(answer.kind === 'error', isLast && covers.includes('client/paginator')).map(
      (address) => {
        const mistake = reading.mistakes.find((one) => one.address === address);
        if (!mistake) return pass(address, index);
        // A walk stands on all its pages.
        const cause = address === 'client/paginator' ? (own ?? broken[0]) : own;
        if (cause) return depends(address, cause.because ?? cause.address, index);
        return fail(address, mistake.expected, mistake.actual, index);
      },
    );
  });
}

/** What an answer shows of a client. */
function dueOf(isError: boolean, isEndOfWalk: boolean): string[] {
  const own = isError ? 'client/errors' : 'client/members';
  return ['client/reads', own, ...(isEndOfWalk ? ['client/paginator'] : [])];
}
