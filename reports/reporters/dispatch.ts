import type { Reporter, RunEvent } from '../event.ts';

/** Is told of the first error of each reporter. */
export type OnReporterError = (name: string, error: unknown) => void;

interface Guarded {
  onEvent(event: RunEvent): void;
  close(): Promise<void>;
}

/** Makes one reporter of many; one that fails is named once, left out from then on, and closed. */
export function dispatch(reporters: readonly Reporter[], onError: OnReporterError): Reporter {
  const all = reporters.map((reporter) => guard(reporter, onError));
  return {
    name: 'dispatch',
    onEvent(event) {
      for (const one of all) one.onEvent(event);
    },
    async close() {
      // One after the other: two of them may write to the same terminal.
      for (const one of all) await one.close();
    },
  };
}

function guard(reporter: Reporter, onError: OnReporterError): Guarded {
  const pending = new Set<Promise<void>>();
  let failed = false;
  const fail = (error: unknown): void => {
    if (!failed) onError(reporter.name, error);
    failed = true;
  };
  return {
    onEvent(event) {
      if (failed) return;
      try {
        const work = reporter.onEvent(event);
        if (!work) return;
        const settled = work.catch(fail).finally(() => pending.delete(settled));
        pending.add(settled);
      } catch (error) {
        fail(error);
      }
    },
    async close() {
      await Promise.all(pending);
      try {
        await reporter.close?.();
      } catch (error) {
        fail(error);
      }
    },
  };
}
