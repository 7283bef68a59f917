import { recordMask } from '../runners/redaction/record-mask.ts';
import { type OnRecord, type RunOptions, runPlan } from '../runners/run-plan.ts';
import type { RunRecord } from '../runners/run-record.ts';
import type { JudgeOptions } from './judge-run.ts';
import type { Conclusion } from './run-outcome.ts';

/** Everything that one run needs; what is written of it is the listeners' business. */
export interface CertifyOptions extends RunOptions, JudgeOptions {
  /** Is told of everything that happened, without secrets: enough to judge it again. */
  readonly onRecord?: OnRecord;
}

/** Runs the cases against a target, judges each as it ends, and concludes. */
export async function certify(options: CertifyOptions): Promise<Conclusion> {
  const mask = recordMask(options.contract);
  // The judge is loaded while the first requests are on their way.
  const early: RunRecord[] = [];
  let take: OnRecord = (record) => early.push(record);
  const loading = import('./judge-run.ts').then(({ judgeRun }) => {
    const judge = judgeRun(options.contract, options);
    take = judge.take;
    for (const record of early.splice(0)) take(record);
    return judge;
  });
  await Promise.all([
    loading,
    runPlan(options, (record) => {
      const shown = mask(record);
      options.onRecord?.(shown);
      take(shown);
    }),
  ]);
  const conclusion = (await loading).conclusion();
  if (!conclusion) throw new Error('The run ended without a conclusion.');
  return conclusion;
}
