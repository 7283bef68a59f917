import { plural } from '../contracts/plural.ts';
import type { RunEnded } from '../runners/run-record.ts';
import type { JudgedOperation } from './judge-operation.ts';
import type { RunOutcome } from './report.ts';
import type { Conclusion } from './run-outcome.ts';

/** What the operations of a run came to, and what counts besides. */
interface ServiceCircumstances {
  /** Expected failures that did not happen, or are expected no longer: a line each. */
  readonly broken: readonly string[];
  readonly run: Pick<RunEnded, 'endedEarly'>;
}

/** Concludes a run of several operations: one that fails fails all, one that conforms is enough. */
export function concludeService(
  operations: readonly Pick<JudgedOperation, 'part' | 'conclusion' | 'left'>[],
  { broken, run }: ServiceCircumstances,
): Conclusion {
  const of = (outcome: RunOutcome) =>
    operations.filter(({ conclusion }) => conclusion.outcome === outcome);
  const failed = of('nonconformant');
  const isFault = operations.some(({ conclusion }) => conclusion.exitCode === 4);
  const outOf = `of ${plural(operations.length, 'operation')}`;
  if (failed.length > 0) {
    const reason = `${failed.length} ${outOf} ${failed.length === 1 ? 'is' : 'are'} nonconformant`;
    return { outcome: 'nonconformant', reason, exitCode: isFault ? 4 : 1 };
  }
  if (isFault) return { ...firstOf(operations, 4), exitCode: 4 };
  const [first] = broken;
  if (first !== undefined) return { outcome: 'nonconformant', reason: first, exitCode: 1 };
  if (run.endedEarly !== undefined && operations.some(({ left }) => left > 0)) {
    const reason = `not all cases could be run: ${run.endedEarly}`;
    return { outcome: 'inconclusive', reason, exitCode: 3 };
  }
  const conformant = of('conformant').length;
  if (conformant === operations.length) return { outcome: 'conformant', exitCode: 0 };
  if (conformant > 0) {
    const reason = `${conformant} ${outOf} ${conformant === 1 ? 'is' : 'are'} conformant, and none is nonconformant`;
    return { outcome: 'conformant', reason, exitCode: 0 };
  }
  return firstOf(operations, 3);
}

/** The first operation that ended so, for all of them. */
function firstOf(
  operations: readonly Pick<JudgedOperation, 'part' | 'conclusion'>[],
  exitCode: Conclusion['exitCode'],
): Conclusion {
  const all = operations.filter(({ conclusion }) => conclusion.exitCode === exitCode);
  // An operation that is missing is no news beside one that could not be decided.
  const found = all.find(({ conclusion }) => conclusion.outcome === 'inconclusive') ?? all[0];
  if (!found) return { outcome: 'inconclusive', reason: 'there was no case to run', exitCode: 3 };
  const { part, conclusion } = found;
  const outcomes = new Set(operations.map((one) => one.conclusion.outcome));
  const outcome = outcomes.size === 1 ? conclusion.outcome : 'inconclusive';
  return { ...conclusion, outcome, reason: `${part.operation}: ${conclusion.reason ?? ''}` };
}
