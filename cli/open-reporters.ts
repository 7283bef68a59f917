import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Reporter } from '../reports/event.ts';
import { dispatch } from '../reports/reporters/dispatch.ts';
import { createReporter, type ReporterEntry, reporters } from '../reports/reporters/reporters.ts';
import type { Arguments } from './arguments.ts';
import { makeFolder } from './make-folder.ts';
import { removeOldReports } from './remove-old-reports.ts';
import { say } from './say.ts';

/** All reporters of a run as one. */
interface OpenReporters extends Reporter {
  /** Where files are written. */
  readonly folder: string;
  /** True when one of them could not do its work. */
  hasFailed(): boolean;
}

/** The folder of `--out`. */
export function outFolder(args: Arguments, folder: string = 'conformance-report'): string {
  return args.text('out') ?? folder;
}

/** One reporter that hands each event to all that `--reporter` names, or to the usual ones. */
export async function openReporters(args: Arguments, folder?: string): Promise<OpenReporters> {
  const out = outFolder(args, folder);
  const entries = entriesIn(args);
  await makeFolder(out);
  await removeOldReports(out, entries);
  const { stdout } = process;
  const settings = {
    stream: stdout,
    color: stdout.isTTY === true && !process.env['NO_COLOR'],
    animate: stdout.isTTY === true && !process.env['CI'],
    width: stdout.columns || Number.POSITIVE_INFINITY,
    stepSummary: process.env['GITHUB_STEP_SUMMARY'],
    hasReport: entries.some(({ name }) => name === 'json'),
  };
  const opened = await Promise.all(entries.map((entry) => createReporter(entry, out, settings)));
  let failed = false;
  const all = dispatch(opened, (name, error) => {
    failed = true;
    const said = messageOf(error);
    say(`the reporter ${name} failed: ${said}`);
  });
  return { ...all, folder: out, hasFailed: () => failed };
}

function entriesIn(args: Arguments): readonly ReporterEntry[] {
  const wanted = args.texts('reporter');
  if (wanted.length === 0) return reporters.filter(({ byDefault }) => byDefault);
  return [...new Set(wanted)].map((name) => {
    const known = reporters.find((one) => one.name === name);
    if (known) return known;
    throw new UsageError(
      `There is no reporter ${name}.`,
      `The reporters are ${reporters.map((one) => one.name).join(', ')}.`,
    );
  });
}
