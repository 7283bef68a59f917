import type { Contract } from '../../contracts/contract.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';

/** What a case only met on its way is counted, but listed only when it decides something. */
export function worthKeeping(
  contract: Contract,
  { covers }: Pick<Transcript, 'covers'>,
  all: readonly Verdict[],
): Verdict[] {
  const aims = new Set(covers.map((address) => contract.byAddress.get(address)?.id));
  return all.filter(
    ({ level, outcome, constraintId }) =>
      aims.has(constraintId) || (level === 'must' && outcome !== 'pass'),
  );
}
