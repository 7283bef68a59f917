import type { Contract } from '../contracts/contract.ts';
import type { RunRecord } from '../runners/run-record.ts';
import type { JudgeOptions } from './judge-operation.ts';
import { judgeRun } from './judge-run.ts';
import type { Conclusion } from './run-outcome.ts';

/** What a run is judged by again. */
export interface RejudgeOptions extends JudgeOptions {
  /** What is to be said of it beside what the run itself says. */
  readonly notes?: readonly string[];
}

const cutOff = 'the run was cut off';

/**
 * Judges the records of a run again, without a network: the same records, judged by the same
 * contracts, give the same events. Of a run that was cut off, what there is of it.
 */
export async function rejudge(
  contracts: readonly Contract[],
  records: AsyncIterable<RunRecord> | Iterable<RunRecord>,
  { notes = [], ...options }: RejudgeOptions,
): Promise<Conclusion> {
  const judge = judgeRun(contracts, options);
  for await (const record of records) {
    const isLast = record.type === 'run-ended' && notes.length > 0;
    judge.take(isLast ? { ...record, notes: [...record.notes, ...notes] } : record);
  }
  const conclusion = judge.conclusion();
  if (conclusion) return conclusion;
  judge.take({
    type: 'run-ended',
    durationMs: 0,
    endedEarly: cutOff,
    requests: { sent: 0, retried: 0 },
    notes,
  });
  return judge.conclusion() ?? { outcome: 'inconclusive', reason: cutOff, exitCode: 3 };
}
