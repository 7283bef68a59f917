import type { Contract } from '../../contracts/contract.ts';
import { carryOnDemand } from '../../runners/carry-on-demand.ts';
import type { Fixture } from '../../runners/fixture.ts';
import type { Target } from '../../runners/target.ts';
import type { Case } from '../../suites/case.ts';
import { certify } from '../certify.ts';
import type { CaseFinished, RunStarted } from '../event.ts';
import type { Conclusion, Expectations } from '../run-outcome.ts';

/** A run whose cases are asked for one by one. */
export interface ConformanceRun {
  /** Runs a case. @throws NotRun with the reason when the run is over, or never began. */
  ask(one: Case): Promise<CaseFinished>;
  /** Ends the run, and says what it came to and how many cases were asked for. */
  finish(): Promise<Conclusion & { readonly asked: number }>;
  /** What the run was made against; undefined before the first case. */
  header(): RunStarted | undefined;
}

/** Why a case was not run: it says nothing of the case itself. */
export class NotRun extends Error {}

interface Subject {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly target: Target;
  readonly fixture?: Fixture;
  readonly expectations?: Expectations;
  readonly strict: boolean;
}

/** Begins a run against a target: it is looked at, and its cases wait to be asked for. */
export function openRun({ contract, target, ...subject }: Subject): ConformanceRun {
  const demand = carryOnDemand();
  const waiting = new Map<string, (finished: CaseFinished) => void>();
  let started: RunStarted | undefined;
  let asked = 0;
  let ended: Promise<Conclusion> | undefined;
  const begin = (): Promise<Conclusion> => {
    ended ??= certify({
      ...{
        contract,
        target,
        ...subject,
        carry: demand.carry,
        toolVersion: '',
        repeat: repeat(target),
      },
      onEvent: (event) => {
        if (event.type === 'run-started') started = event;
        if (event.type === 'case-finished') waiting.get(event.caseId)?.(event);
      },
    });
    return ended;
  };
  return {
    ask: (one) => {
      asked += 1;
      const over = begin().then((conclusion): never => {
        throw new NotRun(conclusion.reason ?? 'the run is over');
      });
      const finished = new Promise<CaseFinished>((resolve) => waiting.set(one.id, resolve));
      const running = demand.ask(one).then(() => finished);
      return Promise.race([running, over]);
    },
    finish: async () => {
      demand.end();
      const conclusion = await begin();
      return { ...conclusion, asked };
    },
    header: () => started,
  };
}

function repeat({ kind, endpoint }: Target): string {
  return kind === 'http' ? `aws-conformance run --endpoint-url ${endpoint}` : 'aws-conformance run';
}
