import type { Exchange } from '../../contracts/wire.ts';
import type { Case } from '../../suites/case.ts';
import type { Session } from '../run-case.ts';
import type { Ending, Transcript } from '../transcript.ts';
import type { PactOutcome } from './pact-outcome.ts';
import type { PactPlan } from './plan-interactions.ts';
import type { Verified } from './verify-interactions.ts';

/** Makes the transcript of each case of a verification, one after the other. */
export function caseTranscripts(
  { interactions, cases }: PactPlan,
  { knowledge }: Pick<Session, 'knowledge'>,
  { exchanges, results, failure }: Verified,
): (one: Case, ending: Ending | undefined) => Transcript {
  const judged = new Set<string>();
  return ({ id: caseId, covers }, ending) => {
    const plain = { caseId, covers, knowledge, exchanges: [] };
    const ended = ending ?? failure;
    if (ended) return { ...plain, ended };
    const found: Exchange[] = [];
    const pact: PactOutcome[] = [];
    for (const key of cases.get(caseId) ?? []) {
      const exchange = exchanges.get(key);
      const result = results.get(key);
      if (!exchange || !result) return { ...plain, ended: notSent };
      const { reply } = exchange;
      if (reply.kind === 'no-response' && reply.fault === 'stopped') {
        return { ...plain, ended: { outcome: 'inconclusive', reason: reply.detail } };
      }
      const demands = interactions.get(key)?.demands.addresses ?? [];
      pact.push({ exchange: found.length, ...result, demands });
      // A control that cases share is judged in the first of them.
      found.push(judged.has(key) ? { ...exchange, sentBefore: true } : exchange);
      judged.add(key);
    }
    return { ...plain, exchanges: found, pact };
  };
}

const notSent: Ending = {
  outcome: 'error',
  reason: "Pact's verifier did not send the request that the interaction is about",
};
