import type { Exchange } from '../../contracts/wire.ts';
import type { Case } from '../../suites/case.ts';
import { allowCase } from '../allowance.ts';
import { endingOf, type Session, sendStep } from '../run-case.ts';
import type { Ending, Transcript } from '../transcript.ts';
import { independentSteps } from './independent-steps.ts';
import type { PactOutcome } from './pact-outcome.ts';
import type { PactPlan } from './plan-interactions.ts';
import type { Verified } from './verify-interactions.ts';

/**
 * Makes the transcript of each case of a verification. What a case is compared with is sent now,
 * once for all cases: it is no part of what Pact verifies.
 */
export function caseTranscripts(
  { interactions, cases }: PactPlan,
  session: Session,
  { exchanges, results, failure }: Verified,
): (one: Case, ending: Ending | undefined) => Promise<Transcript> {
  const judged = new Set<string>();
  return async (one, ending) => {
    const { contract, knowledge } = session;
    const plain = { caseId: one.id, covers: one.covers, knowledge, exchanges: [] };
    const ended = ending ?? failure;
    if (ended) return { ...plain, ended };
    const found: Exchange[] = [];
    const pact: PactOutcome[] = [];
    const keys = [...(cases.get(one.id) ?? [])];
    for (const step of independentSteps(contract, one, knowledge) ?? []) {
      const key = step.ground ? undefined : keys.shift();
      const exchange = step.ground
        ? await sendStep(session, step, allowCase('last'))
        : exchanges.get(key ?? '');
      const result = results.get(key ?? '');
      if (!exchange || !(result || step.ground)) return { ...plain, ended: notSent };
      const unsent = endingOf(exchange.reply);
      if (unsent) return { ...plain, ended: unsent };
      const demands = interactions.get(key ?? '')?.demands.addresses ?? [];
      if (result) pact.push({ exchange: found.length, ...result, demands });
      // A control that cases share is judged in the first of them.
      const sentBefore =
        key !== undefined && judged.has(key) ? ({ sentBefore: true } as const) : {};
      const role = step.control ? ({ role: 'control' } as const) : {};
      found.push({ ...exchange, ...sentBefore, ...role });
      if (key !== undefined) judged.add(key);
    }
    return { ...plain, exchanges: found, pact };
  };
}

const notSent: Ending = {
  outcome: 'error',
  reason: "Pact's verifier did not send the request that the interaction is about",
};
