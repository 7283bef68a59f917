/** Ctrl-C, or another request to end, held back until `end` is called. */
export interface Interruption {
  /** Aborted by the first of them; one more ends the process at once. */
  readonly signal: AbortSignal;
  /** Aborts it as well, for something that went wrong on this side. */
  fail(fault: Error): void;
  /** Lets the process end, if it was asked to. */
  end(): void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** A signal that comes sooner than this after another may be the same one. */
const sameOneMs = 1_000;

/** Begins to hold back signals; `onInterrupt` is called for the first. */
export function watchForInterruption(onInterrupt: () => void): Interruption {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  let receivedAt = 0;
  const listener = (signal: NodeJS.Signals): void => {
    if (received) {
      // npx passes on a Ctrl-C that the terminal has sent to all already: that is the same one.
      if (Date.now() - receivedAt > sameOneMs) end(signal);
      return;
    }
    received = signal;
    receivedAt = Date.now();
    onInterrupt();
    controller.abort();
  };
  const end = (signal: NodeJS.Signals | undefined): void => {
    for (const one of signals) process.off(one, listener);
    if (signal) process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    signal: controller.signal,
    fail: (fault) => controller.abort(fault),
    end: () => end(received),
  };
}
