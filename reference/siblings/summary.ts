import type { Invocation } from '../invocation.ts';

/** What a task or an execution says of the invocations below it. */
export interface Summary {
  readonly Status: string;
  readonly StartTime: number | undefined;
  /** Absent while one of them is running. */
  readonly EndTime: number | undefined;
}

/** The earliest start, the latest end, and the status that counts most. */
export function summary(invocations: readonly Invocation[]): Summary {
  const starts = invocations.flatMap(({ StartTime }) =>
    StartTime === undefined ? [] : [StartTime],
  );
  const ends = invocations.flatMap(({ EndTime }) => (EndTime === undefined ? [] : [EndTime]));
  const states = new Set(invocations.map(({ Status }) => Status));
  const running = ['IN_PROGRESS', 'PENDING', 'CANCELLING'].some((state) => states.has(state));
  const finished = states.has('FAILED') ? 'FAILED' : 'SUCCESS';
  return {
    Status: running ? 'IN_PROGRESS' : finished,
    StartTime: starts.length > 0 ? Math.min(...starts) : undefined,
    EndTime: !running && ends.length > 0 ? Math.max(...ends) : undefined,
  };
}
