import { mkdir } from 'node:fs/promises';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Reporter } from '../reports/event.ts';
import { dispatch } from '../reports/formats/dispatch.ts';
import {
  createReporter,
  defaultReporters,
  type ReporterName,
  reporterNames,
} from '../reports/formats/reporter-names.ts';
import type { Arguments } from './arguments.ts';
import { removeOldReports } from './remove-old-reports.ts';
import { say } from './say.ts';

/** The options that say what is written, and where. */
export const reporterOptions = {
  out: { type: 'string' },
  reporter: { type: 'string', multiple: true },
} as const;

/** All reporters of a run as one. */
interface OpenReporters extends Reporter {
  /** True when one of them could not do its work. */
  hasFailed(): boolean;
}

/** Makes the folder of `--out`, if need be. @throws UsageError when that is not possible. */
export async function makeFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((error: Error) => {
    throw new UsageError(`--out ${out} cannot be made: ${error.message}.`, 'Name another folder.');
  });
}

/** One reporter that hands each event to all that `--reporter` names, or to the usual ones. */
export async function openReporters(args: Arguments): Promise<OpenReporters> {
  const out = args.text('out') ?? 'conformance-report';
  const names = namesIn(args);
  await makeFolder(out);
  await removeOldReports(out, names);
  const { stdout } = process;
  const animate = stdout.isTTY === true && !process.env['CI'];
  const color = stdout.isTTY === true && !process.env['NO_COLOR'];
  const width = Math.min(stdout.columns ?? 100, 120);
  const hasReport = names.includes('json');
  const options = {
    ...{ out, stream: stdout, color, animate, width },
    ...(!hasReport && { seeMore: 'which --reporter json writes' }),
  };
  const reporters = await Promise.all(names.map((name) => createReporter(name, options)));
  let failed = false;
  const all = dispatch(reporters, (name, error) => {
    failed = true;
    const said = messageOf(error);
    say(`the reporter ${name} failed: ${said}`);
  });
  return { ...all, hasFailed: () => failed };
}

function namesIn(args: Arguments): readonly ReporterName[] {
  const wanted = args.texts('reporter');
  if (wanted.length === 0) return defaultReporters;
  return [...new Set(wanted)].map((name) => {
    const known = reporterNames.find((one) => one === name);
    if (known) return known;
    throw new UsageError(
      `There is no reporter ${name}.`,
      `The reporters are ${reporterNames.join(', ')}.`,
    );
  });
}
