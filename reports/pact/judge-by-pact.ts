import type { Contract } from '../../contracts/contract.ts';
import { addressOf } from '../../contracts/ids.ts';
import type { PactOutcome } from '../../runners/pact/pact-outcome.ts';
import type { CaseRun } from '../../runners/run-record.ts';
import type { Verdict } from '../verdict.ts';
import { judge } from '../verdicts/judge.ts';

/**
 * The verdicts on a case that Pact's verifier carried. What passes, Pact has passed, and what
 * fails, Pact has failed. The contract, which judges the same exchanges, says which constraint that
 * is about; where the two do not agree, nothing is decided: Pact sees less than the contract, and
 * nobody is blamed for what the contract allows.
 */
export function judgeByPact(contract: Contract, run: CaseRun): Verdict[] {
  const verdicts = judge(contract, run);
  const { pact } = run;
  if (!pact || run.ended) return verdicts;
  const unexplained = pact.filter(
    (outcome) => outcome.result !== 'ok' && !isExplained(outcome, verdicts),
  );
  const covers = new Set(run.covers.map((address) => contract.byAddress.get(address)?.id));
  return verdicts.flatMap((verdict) => {
    const seen = pact.filter(({ exchange }) => concerns(verdict, exchange));
    const address = addressOf(verdict.constraintId);
    const isDemanded = pact.some(({ demands }) => demands.includes(address));
    const isCovered = covers.has(verdict.constraintId);
    const decided = decide(verdict, { seen, unexplained, isDemanded });
    if (decided) return [decided];
    return isCovered ? [{ ...without(verdict), outcome: 'skipped', reason: notDemanded }] : [];
  });
}

const notDemanded = 'a part of it is not carried: Pact has no rule for the promise';

interface Evidence {
  /** What Pact made of the exchanges that a verdict is about. */
  readonly seen: readonly PactOutcome[];
  /** What Pact failed, and the contract did not. */
  readonly unexplained: readonly PactOutcome[];
  /** True where Pact held the answer to the constraint. */
  readonly isDemanded: boolean;
}

/** The verdict of both; undefined for a constraint that only the contract looked at, and passed. */
function decide(
  verdict: Verdict,
  { seen, unexplained, isDemanded }: Evidence,
): Verdict | undefined {
  const { outcome, level } = verdict;
  const isFailed = seen.some(({ result }) => result !== 'ok');
  switch (outcome) {
    case 'pass': {
      if (!isDemanded) return undefined;
      if (unexplained.length === 0) return verdict;
      const reason = `Pact fails it (${placesIn(unexplained)}), and by the contract nothing is broken`;
      return { ...without(verdict), outcome: 'inconclusive', reason };
    }
    case 'fail': {
      if (isFailed) return { ...verdict, actual: `${verdict.actual}; Pact: ${placesIn(seen)}` };
      if (level !== 'must') return undefined;
      const said = isDemanded ? 'Pact passes it' : 'Pact has no rule for it';
      const reason = `${said}, and by the contract it is broken: ${verdict.actual}`;
      return { ...without(verdict), outcome: 'inconclusive', reason };
    }
    case 'inconclusive':
      return level === 'must' || isDemanded ? verdict : undefined;
    case 'skipped':
    case 'error':
      return verdict;
  }
}

/** True when the contract fails something in an exchange that Pact failed, here or in another case. */
function isExplained({ exchange }: PactOutcome, verdicts: readonly Verdict[]): boolean {
  const isFailed = ({ outcome, because }: Verdict) => outcome === 'fail' || because !== undefined;
  return verdicts.some((verdict) => isFailed(verdict) && concerns(verdict, exchange));
}

/** A verdict that names no exchange is about all of them. */
function concerns({ exchanges }: Verdict, exchange: number): boolean {
  return exchanges.length === 0 || exchanges.includes(exchange);
}

/** A verdict without what only a failure has. */
function without({ caseId, constraintId, level, exchanges }: Verdict): Omit<Verdict, 'outcome'> {
  return { caseId, constraintId, level, exchanges };
}

function placesIn(outcomes: readonly PactOutcome[]): string {
  const places = outcomes.flatMap((one) =>
    one.result === 'error' ? ['no answer'] : one.result === 'mismatch' ? one.places : [],
  );
  return [...new Set(places)].join(', ') || 'another answer than demanded';
}
