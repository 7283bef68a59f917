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
import { makeFolder } from './make-folder.ts';
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

/** The folder of `--out`. */
export function outFolder(args: Arguments): string {
  return args.text('out') ?? 'conformance-report';
}

/** One reporter that hands each event to all that `--reporter` names, or to the usual ones. */
export async function openReporters(args: Arguments): Promise<OpenReporters> {
  const out = outFolder(args);
  const names = namesIn(args);
  await makeFolder(out);
  const { stdout } = process;
  const animate = stdout.isTTY === true && !process.env['CI'];
  const color = stdout.isTTY === true && !process.env['NO_COLOR'];
  const width = Math.min(stdout.columns ?? 100, 120);
  const reporters = await Promise.all(
    names.map((name) => createReporter(name, { out, stream: stdout, color, animate, width })),
  );
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
