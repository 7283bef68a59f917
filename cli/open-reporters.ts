import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Reporter } from '../reports/event.ts';
import { dispatch } from '../reports/reporters/dispatch.ts';
import { createReporter, type ReporterEntry, reporters } from '../reports/reporters/reporters.ts';
import type { Arguments } from './arguments.ts';
import { ciOf } from './ci.ts';
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

interface OpeningOptions {
  /** Where files go without `--out`. */
  readonly folder?: string;
  /** True when other reports of the folder stay: these are of the same run. */
  readonly onlyAdds?: boolean;
}

/** The folder of `--out`. */
export function outFolder(args: Arguments, folder: string = 'conformance-report'): string {
  return args.text('out') ?? folder;
}

/** One reporter that hands each event to all that `--reporter` names, or to the usual ones. */
export async function openReporters(
  args: Arguments,
  { folder, onlyAdds = false }: OpeningOptions = {},
): Promise<OpenReporters> {
  const out = outFolder(args, folder);
  const entries = onlyAdds
    ? chosenEntries(args, ['console'])
    : chosenEntries(args, usualNames(args));
  await makeFolder(out);
  if (!onlyAdds) await removeOldReports(out, entries);
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

/** Those by default, and those that the CI system around this process has a use for. */
function usualNames(args: Arguments): readonly string[] {
  const usual = reporters.filter(({ byDefault }) => byDefault).map(({ name }) => name);
  const ci = ciOf(process.env);
  if (!ci || args.texts('reporter').length > 0) return usual;
  const [noun, verb] = ci.reporters.length === 1 ? ['reporter', 'is'] : ['reporters', 'are'];
  const names = ci.reporters.join(', ');
  say(`this is ${ci.name}: the ${noun} ${names} ${verb} on (--reporter chooses others)`);
  return [...usual, ...ci.reporters];
}

function chosenEntries(args: Arguments, usual: readonly string[]): readonly ReporterEntry[] {
  const wanted = args.texts('reporter');
  return [...new Set(wanted.length === 0 ? usual : wanted)].map((name) => {
    const known = reporters.find((one) => one.name === name);
    if (known) return known;
    if (/\.[cm]?[jt]s$/.test(name)) return ownReporter(name);
    throw new UsageError(
      `There is no reporter ${name}.`,
      `The reporters are ${reporters.map((one) => one.name).join(', ')}; or name a module of your own, ./reporter.mjs for example.`,
    );
  });
}

/** A reporter of the user's: a module whose default export makes it of the settings. */
function ownReporter(file: string): ReporterEntry {
  return {
    name: file,
    summary: 'a reporter of your own',
    byDefault: false,
    load: async () => {
      const { loadModule } = await import('./load-module.ts');
      const { default: create } = await loadModule(file).catch((error: unknown) => {
        throw unusable(file, messageOf(error));
      });
      if (typeof create !== 'function')
        throw unusable(file, 'it has no function as default export');
      return (settings) => create(settings);
    },
  };
}

function unusable(file: string, why: string): UsageError {
  return new UsageError(
    `The reporter ${file} cannot be used: ${why}.`,
    'Its default export is a function that gives { name, onEvent(event), close?() }.',
  );
}
