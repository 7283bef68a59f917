import { join } from 'node:path';
import type { Reporter } from '../event.ts';
import type { Output } from './output.ts';

/** The reporters that can be asked for by name. */
export const reporterNames = ['console', 'json', 'junit', 'events', 'markdown'] as const;

/** The name of a reporter. */
export type ReporterName = (typeof reporterNames)[number];

/** The reporters of a run that asks for none in particular. */
export const defaultReporters: readonly ReporterName[] = ['console', 'json', 'junit', 'events'];

/** Where reporters write: files go to the folder `out`, the console reporter to `stream`. */
export interface ReporterOptions {
  /** An existing folder. */
  readonly out: string;
  readonly stream: Output;
  readonly color: boolean;
  /** True when `stream` is a terminal on which a line can be redrawn. */
  readonly animate: boolean;
  /** Columns of the terminal; infinite for a log. */
  readonly width: number;
  /** True when `report.json` is written too, to which the others then point. */
  readonly hasReport: boolean;
}

/** Makes the reporter of a name; only its own code is loaded. */
export async function createReporter(
  name: ReporterName,
  { out, hasReport, ...screen }: ReporterOptions,
): Promise<Reporter> {
  switch (name) {
    case 'console':
      return (await import('./console.ts')).consoleReporter({ ...screen, hasReport });
    case 'json':
      return (await import('./json.ts')).jsonReporter({ file: join(out, 'report.json') });
    case 'junit':
      return (await import('./junit.ts')).junitReporter({ file: join(out, 'junit.xml') });
    case 'events':
      return (await import('./events.ts')).eventsReporter({ file: join(out, 'events.jsonl') });
    case 'markdown':
      return (await import('./markdown.ts')).markdownReporter({
        file: join(out, 'summary.md'),
        hasReport,
      });
  }
}
