import type { Contract } from '../contracts/contract.ts';
import type { RunBegun, RunEnded, RunRecord } from '../runners/run-record.ts';
import { concludeOperations } from './conclude-operations.ts';
import { type JudgeOptions, judgeOperation, type OperationJudge } from './judge-operation.ts';
import type { Conclusion } from './run-outcome.ts';

/** Judges the records of a run as they come. */
export interface RunJudge {
  take(record: RunRecord): void;
  /** How the run ended: known after its last record. */
  conclusion(): Conclusion | undefined;
}

/**
 * Makes the judge of one run: the same records always give the same events. There is a contract for
 * each operation of its plan.
 */
export function judgeRun(contracts: readonly Contract[], options: JudgeOptions): RunJudge {
  const judges = new Map<string, OperationJudge>();
  let conclusion: Conclusion | undefined;
  const judgeOf = (operation: string): OperationJudge => {
    const found = judges.get(operation);
    if (!found) throw new Error(`The run has a record of ${operation}, which is not in its plan.`);
    return found;
  };
  const begin = ({ type: _, plan, ...header }: RunBegun): void => {
    options.onEvent({ type: 'run-started', ...header });
    for (const part of plan) {
      const contract = contracts.find(({ operation }) => operation === part.operation);
      if (!contract) throw new Error(`The run has no contract of ${part.operation}.`);
      judges.set(
        part.operation,
        judgeOperation({ contract, part, target: header.target }, options),
      );
    }
  };
  const take = (record: RunRecord): void => {
    switch (record.type) {
      case 'run-begun':
        begin(record);
        break;
      case 'learned':
        judgeOf(record.operation).learn(record);
        break;
      case 'case-run':
        judgeOf(record.operation).take(record);
        break;
      case 'operation-ended':
        judgeOf(record.operation).end(record);
        break;
      case 'run-ended':
        conclusion = takeEnd([...judges.values()], record, options);
    }
  };
  return { take, conclusion: () => conclusion };
}

function takeEnd(
  judges: readonly OperationJudge[],
  run: RunEnded,
  { expectations, onEvent }: JudgeOptions,
): Conclusion {
  for (const one of judges) one.end();
  const isBlocked = judges.every((one) => one.conclude(run, []).hasObstacle);
  const { notes = [], broken = [] } = isBlocked ? {} : (expectations?.end() ?? {});
  const { conclusion, ...footer } = concludeOperations(judges, run, broken);
  const { exitCode: _, ...said } = conclusion;
  const { durationMs, requests } = run;
  const { scope, operations, ...tally } = footer;
  onEvent({
    ...{ type: 'run-finished', durationMs, ...said, ...tally, requests },
    notes: [...run.notes, ...notes],
    scope,
    ...(operations && { operations }),
  });
  return conclusion;
}
