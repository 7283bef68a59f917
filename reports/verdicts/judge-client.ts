import { hasClient } from '../../contracts/constraints/client-promises.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Transcript } from '../../runners/transcript.ts';
import { depends, type Finding, fail, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

const addresses = ['client/reads', 'client/members', 'client/errors'] as const;

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
  return reads.flatMap(({ index, isNew, answer }): Finding[] => {
    const reading = exchanges[index]?.client;
    if (!reading || !isNew) return [];
    const broken = onTheWire.find(
      ({ address, outcome, because, exchange }) =>
        contract.byAddress.has(address) &&
        (exchange === undefined || exchange === index) &&
        (outcome === 'fail' || because !== undefined),
    );
    const cause = broken && (broken.because ?? broken.address);
    const isError = answer.kind === 'error';
    const isLast = index === exchanges.length - 1;
    const due = addresses.filter(
      (address) => address === 'client/reads' || (address === 'client/errors') === isError,
    );
    const all: string[] = [...due];
    if (isLast && covers.includes('client/paginator')) all.push('client/paginator');
    return all.map((address) => {
      const mistake = reading.mistakes.find((one) => one.address === address);
      if (!mistake) return pass(address, index);
      if (cause !== undefined) return depends(address, cause, index);
      return fail(address, mistake.expected, mistake.actual, index);
    });
  });
}
