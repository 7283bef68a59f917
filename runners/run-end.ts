import type { Reply } from '../contracts/wire.ts';
import { HarnessFault } from './harness-fault.ts';
import type { Target } from './target.ts';

/** Why nothing more is sent once a signal is aborted. */
const interrupted = 'the run was interrupted';

/** When a run ends before all its cases are done. */
export interface RunBounds {
  /** Ends the run when it is aborted; with a HarnessFault, because something went wrong here. */
  readonly signal?: AbortSignal | undefined;
  readonly maxDurationMs: number;
  /** Why the run is to end, once something has shown that going on is of no use. */
  readonly hopeless: () => string | undefined;
}

/** The end of a run, for all who may have to wait for something until then. */
export interface RunEnd {
  /** Aborted when the run is over. */
  readonly signal: AbortSignal;
  /** Why the run is over, once it is. */
  reason(): string | undefined;
  /** What went wrong on this side, where that is why the run is over. */
  fault(): HarnessFault | undefined;
  /** What a promise comes to, or undefined as soon as the run is over. */
  orEnd<T>(promise: Promise<T>): Promise<T | undefined>;
  fail(fault: HarnessFault): void;
  /** To be called when all is done: no timer is left. */
  close(): void;
}

/** The longest time that a timer of Node can be set to. */
const longestTimer = 2 ** 31 - 1;

/** Watches for the end of a run: a signal, its time, or that there is no hope left. */
export function watchForEnd({ signal, maxDurationMs, hopeless }: RunBounds): RunEnd {
  const waiting = new Set<() => void>();
  const over = new AbortController();
  let ended: string | undefined;
  let fault: HarnessFault | undefined;
  const end = (reason: string): void => {
    ended ??= reason;
    for (const goOn of waiting) goOn();
    waiting.clear();
    over.abort();
  };
  const fail = (what: HarnessFault): void => {
    fault ??= what;
    end(what.message);
  };
  const onAbort = (): void => {
    if (signal?.reason instanceof HarnessFault) fail(signal.reason);
    else end(interrupted);
  };
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(
    () => end('the time of the run was up'),
    Math.min(maxDurationMs, longestTimer),
  );
  return {
    signal: over.signal,
    reason: () => {
      const why = ended ?? hopeless();
      if (why !== undefined && ended === undefined) end(why);
      return ended;
    },
    fault: () => fault,
    // No race: a promise that is as long-lived as the run would keep all that it was raced with.
    orEnd: (promise) =>
      new Promise((resolve, reject) => {
        const goOn = () => resolve(undefined);
        waiting.add(goOn);
        promise.then(resolve, reject).finally(() => waiting.delete(goOn));
        if (ended !== undefined) goOn();
      }),
    fail,
    close: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}

/** A target of which nothing is waited for, and to which nothing is sent, once the run is over. */
export function untilEnd(target: Target, end: RunEnd): Target {
  const reply = (): Reply => {
    return { kind: 'no-response', fault: 'stopped', detail: end.reason() ?? interrupted };
  };
  return {
    ...target,
    send: async (request, sending) => {
      if (end.reason() !== undefined) return reply();
      try {
        return (await end.orEnd(target.send(request, sending))) ?? reply();
      } catch (error) {
        if (!(error instanceof HarnessFault)) throw error;
        end.fail(error);
        return reply();
      }
    },
  };
}
