import { recordMask } from '../runners/redaction/record-mask.ts';
import {
  type OnRecord,
  type PlannedOperation,
  type RunOptions,
  runPlan,
} from '../runners/run-plan.ts';
import type { RunRecord } from '../runners/run-record.ts';
import { toolVersion } from '../runners/tool-version.ts';
import type { JudgeOptions } from './judge-operation.ts';
import type { Conclusion } from './run-outcome.ts';

/** Everything that a run of a plan needs; what is written of it is the listeners' business. */
export interface CertifyPlanOptions extends RunOptions, JudgeOptions {
  /** Is told of everything that happened, without secrets: enough to judge it again. */
  readonly onRecord?: OnRecord;
}

/** The same for a run of one operation; what only reports show may be left out. */
export type CertifyOptions = PlannedOperation &
  Omit<CertifyPlanOptions, 'plan' | 'toolVersion' | 'repeat'> &
  Partial<Pick<CertifyPlanOptions, 'toolVersion' | 'repeat'>>;

/** Runs the cases of one operation against a target, judges each as it ends, and concludes. */
export function certify({
  contract,
  cases,
  allCases,
  fixture,
  ...options
}: CertifyOptions): Promise<Conclusion> {
  const planned: PlannedOperation = {
    ...{ contract, cases },
    ...(allCases !== undefined && { allCases }),
    ...(fixture && { fixture }),
  };
  return certifyPlan({ toolVersion, repeat: 'aws-conformance run', ...options, plan: [planned] });
}

/** Runs the cases of several operations of a service against a target, in one run. */
export async function certifyPlan(options: CertifyPlanOptions): Promise<Conclusion> {
  const contracts = options.plan.map(({ contract }) => contract);
  const mask = recordMask(contracts);
  // The judge is loaded while the first requests are on their way.
  const early: RunRecord[] = [];
  let take: OnRecord = (record) => early.push(record);
  const loading = import('./judge-run.ts').then(({ judgeRun }) => {
    const judge = judgeRun(contracts, options);
    take = judge.take;
    for (const record of early.splice(0)) take(record);
    return judge;
  });
  // A target in this process answers before anything can be loaded, and all would have to be kept.
  if (options.target.kind === 'in-process') await loading;
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
