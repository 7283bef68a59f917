import type { Constraint, Contract } from '../../contracts/contract.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';
import type { Finding } from './finding.ts';
import { missingData } from './missing-data.ts';

/** Why a constraint is left open by a case that another one failed. */
export const failedBefore = 'the case failed before it: mend that first';

/**
 * Turns the findings of a case into one verdict per constraint: a failure outweighs what could
 * not be decided, and that outweighs a pass. A constraint that the case is there for, and that
 * was not reached, is inconclusive: nothing is passed by not being looked at.
 */
export function mergeFindings(
  contract: Contract,
  transcript: Transcript,
  findings: readonly (readonly Finding[])[],
): Verdict[] {
  const merged = worstByAddress(findings);
  const failed = [...merged.values()].some(
    ({ address, outcome }) =>
      outcome === 'fail' && contract.byAddress.get(address)?.level === 'must',
  );
  for (const address of transcript.covers) {
    if (merged.has(address)) continue;
    const unreached = failed ? failedBefore : missingData(contract, transcript.knowledge, address);
    const reason = transcript.ended?.reason ?? unreached;
    const dataLimited = transcript.ended ? (transcript.ended.dataLimited ?? false) : !failed;
    merged.set(address, { address, outcome: 'inconclusive', reason, dataLimited });
  }
  const verdicts: Verdict[] = [];
  for (const finding of merged.values()) {
    const constraint = contract.byAddress.get(finding.address);
    if (constraint) verdicts.push(verdictOf(constraint, transcript.caseId, finding));
  }
  return verdicts;
}

/** One finding for each address: the worst, and the first of equals. */
export function worstPerAddress(findings: readonly Finding[]): Finding[] {
  return [...worstByAddress([findings]).values()];
}

function worstByAddress(lists: readonly (readonly Finding[])[]): Map<string, Finding> {
  const worst = new Map<string, Finding>();
  // The same page comes several times in a case, as the same list.
  for (const findings of new Set(lists)) {
    for (const finding of findings) {
      const before = worst.get(finding.address);
      if (!before || weight(finding) > weight(before)) worst.set(finding.address, finding);
    }
  }
  return worst;
}

function weight({ outcome }: Finding): number {
  return outcome === 'fail' ? 2 : outcome === 'inconclusive' ? 1 : 0;
}

/** The verdicts of a case that was not run, or that the harness itself failed in. */
export function endedVerdicts(contract: Contract, transcript: Transcript): Verdict[] {
  const { ended, covers, caseId } = transcript;
  if (!ended) return [];
  return covers.flatMap((address) => {
    const constraint = contract.byAddress.get(address);
    if (!constraint) return [];
    const { id, level } = constraint;
    return [{ caseId, constraintId: id, level, ...ended, exchanges: [] }];
  });
}

const nowhere: readonly number[] = [];

function verdictOf({ id, level }: Constraint, caseId: string, finding: Finding): Verdict {
  const { outcome, exchange } = finding;
  const exchanges = exchange === undefined ? nowhere : [exchange];
  // By far the most verdicts are passes, and have nothing more to say.
  if (outcome === 'pass') return { caseId, constraintId: id, level, outcome, exchanges };
  const { address: _, exchange: __, ...rest } = finding;
  return { caseId, constraintId: id, level, ...rest, exchanges };
}
