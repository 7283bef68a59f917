import { join } from 'node:path';
import type { Reporter } from '../event.ts';
import type { Output } from './output.ts';

/** The reporters that can be asked for by name. */
export const reporterNames = ['console', 'json', 'junit', 'events', 'markdown'] as const;

/** The name of a reporter. */
export type ReporterName = (typeof reporterNames)[number];

/** The reporters of a run that asks for none in particular. */
export const defaultReporters: readonly ReporterName[] = ['console', 'json', 'junit', 'events'];

/** The file that a reporter writes into the folder; the console has none. */
export const reportFiles = {
  json: 'report.json',
  junit: 'junit.xml',
  events: 'events.jsonl',
  markdown: 'summary.md',
} as const;

/** Where reporters write: files go to the folder `out`, the console reporter to `stream`. */
export interface ReporterOptions {
  /** An existing folder. */
  readonly out: string;
  readonly stream: Output;
  readonly color: boolean;
  /** True when `stream` is a terminal on which a line can be redrawn. */
  readonly animate: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Where what is left out can be found; in the JSON report by default. */
  readonly seeMore?: string;
}

/** Makes the reporter of a name; only its own code is loaded. */
export async function createReporter(
  name: ReporterName,
  { out, ...screen }: ReporterOptions,
): Promise<Reporter> {
  const { seeMore } = screen;
  const file = name === 'console' ? '' : join(out, reportFiles[name]);
  switch (name) {
    case 'console':
      return (await import('./console.ts')).consoleReporter(screen);
    case 'json':
      return (await import('./json.ts')).jsonReporter({ file });
    case 'junit':
      return (await import('./junit.ts')).junitReporter({ file });
    case 'events':
      return (await import('./events.ts')).eventsReporter({ file });
    case 'markdown':
      return (await import('./markdown.ts')).markdownReporter({
        file,
        ...(seeMore && { seeMore }),
      });
  }
}
