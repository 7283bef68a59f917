import type { Target } from '../../runners/target.ts';

/** Ctrl-C, or another request to end, held back until `end` is called. */
export interface Interruption {
  /** Does the work, unless and until the process is asked to end: then it throws. */
  orElse<T>(work: () => Promise<T>): Promise<T>;
  /** The target for as long as nobody interrupts: then no request goes out and no reply comes in. */
  hold(target: Target): Target;
  /** Lets the process end, if it was asked to. */
  end(): void;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** A signal that comes sooner than this after another may be the same one. */
const sameOneMs = 1_000;

/** Whoever waits for it goes no further: a run that is cut off must not come to a verdict. */
const never = new Promise<never>(() => undefined);

/** Begins to hold back signals; `onInterrupt` is called for the first. */
export function watchForInterruption(onInterrupt: () => void): Interruption {
  let received: NodeJS.Signals | undefined;
  let interrupt: (error: Error) => void;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = reject;
  });
  interrupted.catch(() => undefined);
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
    interrupt(new Error(`interrupted by ${signal}`));
  };
  const end = (signal: NodeJS.Signals | undefined): void => {
    for (const one of signals) process.off(one, listener);
    if (signal) process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, listener);
  return {
    orElse: (work) => (received ? interrupted : Promise.race([work(), interrupted])),
    hold: (target) => ({
      ...target,
      send: async (request) => {
        const reply = received ? undefined : await target.send(request);
        return received || !reply ? never : reply;
      },
    }),
    end: () => end(received),
  };
}
