import type { Constraint, Contract } from '../../contracts/contract.ts';
import type { Transcript } from '../../runners/transcript.ts';
import type { Verdict } from '../verdict.ts';
import { type Finding, outOfReach } from './finding.ts';
import { missingData } from './missing-data.ts';

/** Why a constraint is left open by a case that another one failed. */
const failedBefore = 'the case failed before it: mend that first';

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
  const cause = causeIn(contract, merged);
  for (const address of transcript.covers) {
    if (!merged.has(address)) merged.set(address, unreached(contract, address, transcript, cause));
  }
  const verdicts: Verdict[] = [];
  for (const finding of merged.values()) {
    const constraint = contract.byAddress.get(finding.address);
    if (constraint) verdicts.push(verdictOf(contract, constraint, transcript.caseId, finding));
  }
  return verdicts;
}

/** The binding constraint that failed in the case, or that kept it from going on. */
function causeIn(contract: Contract, merged: ReadonlyMap<string, Finding>): string | undefined {
  const findings = [...merged.values()];
  const failed = findings.find(
    ({ address, outcome }) =>
      outcome === 'fail' && contract.byAddress.get(address)?.level === 'must',
  );
  return failed?.address ?? findings.find(({ because }) => because !== undefined)?.because;
}

function unreached(
  contract: Contract,
  address: string,
  { ended, knowledge }: Transcript,
  because: string | undefined,
): Finding {
  if (ended) {
    const { reason, dataLimited = false } = ended;
    return { address, outcome: 'inconclusive', reason, dataLimited };
  }
  if (because === undefined) return outOfReach(address, missingData(contract, knowledge, address));
  return { address, outcome: 'inconclusive', reason: failedBefore, because };
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

function verdictOf(
  { byAddress }: Contract,
  { id, level }: Constraint,
  caseId: string,
  finding: Finding,
): Verdict {
  const { outcome, exchange } = finding;
  const exchanges = exchange === undefined ? nowhere : [exchange];
  // By far the most verdicts are passes, and have nothing more to say.
  if (outcome === 'pass') return { caseId, constraintId: id, level, outcome, exchanges };
  const { address: _, exchange: __, because, ...rest } = finding;
  const cause = because === undefined ? undefined : byAddress.get(because)?.id;
  return {
    caseId,
    constraintId: id,
    level,
    ...rest,
    ...(cause !== undefined && { because: cause }),
    exchanges,
  };
}
