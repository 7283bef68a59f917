import type { Case } from '../suites/case.ts';
import { allowCase } from './allowance.ts';
import type { Carry } from './carry.ts';
import { runCase } from './run-case.ts';

/** Runs cases one by one, as they are asked for; a case that is not asked for is never sent. */
export interface OnDemand {
  readonly carry: Carry;
  /** Runs a case of the plan; settled once it has been handed over. */
  ask(one: Case): Promise<void>;
  /** Lets the run come to its end, without the cases that were not asked for. */
  end(): void;
}

type RunOne = (one: Case) => Promise<void>;

/** Makes a carry that waits to be asked; whoever asks before the run is ready waits for it. */
export function carryOnDemand(): OnDemand {
  let begin: (run: RunOne) => void = () => undefined;
  let end = (): void => undefined;
  const ready = new Promise<RunOne>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    carry: async (session, cases, { onTranscript }) => {
      const run: RunOne = async (one) =>
        onTranscript(one, await runCase(session, one, allowCase('only')));
      begin(run);
      await ended;
      // It is about all requests of the run.
      for (const one of cases) if (one.isLast) await run(one);
      return [];
    },
    ask: async (one) => (await ready)(one),
    end: () => end(),
  };
}
