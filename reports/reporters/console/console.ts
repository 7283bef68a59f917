import { plural } from '../../../contracts/plural.ts';
import { caseOutcome } from '../../case-outcome.ts';
import type { Reporter, RunFinished, RunStarted } from '../../event.ts';
import { type FailureKeeper, keepFailures } from '../../findings/failures.ts';
import { keepReasons, type ReasonKeeper } from '../../findings/open-reasons.ts';
import { sanitise } from '../../text/sanitise.ts';
import { seeReport } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import type { Output } from '../output.ts';
import { conclusionLines } from './conclusion-line.ts';
import { failureBlocks, headLines, warningBlocks } from './failure-block.ts';
import { findingsIndex } from './findings-index.ts';
import { operationTable } from './operation-table.ts';
import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { reasonLines } from './reason-lines.ts';
import { createScreen, type Screen } from './screen.ts';
import { suiteTable, sumOf } from './suite-table.ts';

/** How the console reporter may draw. */
export interface ConsoleOptions {
  readonly stream: Output;
  readonly color: boolean;
  /** True when a line of the stream can be redrawn. */
  readonly animate: boolean;
  /** Columns of the terminal; infinite for a log. */
  readonly width: number;
  /** False when the run writes no `report.json`, where all that is not shown would stand. */
  readonly hasReport?: boolean;
}

/** Tells a person how the run goes, and at its end what is wrong and how to see it again. */
export function consoleReporter({
  stream,
  color,
  animate,
  width,
  hasReport,
}: ConsoleOptions): Reporter {
  const screen = createScreen(color, width, seeReport(hasReport));
  const failures = keepFailures();
  const reasons = keepReasons();
  let header: RunStarted | undefined;
  let bar: ProgressBar | undefined;
  return {
    name: 'console',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        stream.write(`\n${headerLines(screen, event).join('\n')}\n\n`);
        if (animate) bar = createProgressBar(stream, { ...screen, width }, event.caseSet.size);
      } else if (event.type === 'case-finished') {
        failures.add(event);
        reasons.add(event.verdicts);
        bar?.add(caseOutcome(event.verdicts), event.suite);
      } else if (event.type === 'found-on-the-way') {
        failures.add(event);
        reasons.add([event.verdict]);
      } else if (header) {
        bar?.erase();
        stream.write(`${endLines({ screen, header, failures, reasons }, event).join('\n')}\n`);
      }
    },
    close: () => bar?.erase(),
  };
}

function headerLines({ colors }: Screen, header: RunStarted): string[] {
  const { tool, service, operation, target, caseSet } = header;
  const cases = plural(caseSet.size, 'case');
  return [
    ` ${colors.bold(colors.cyan(tool.name))} ${colors.cyan(tool.version)}  ${service} ${operation}`,
    ` ${colors.dim(`${cases} against ${sanitise(target.endpoint, 200)}`)}`,
  ];
}

interface Run {
  readonly screen: Screen;
  readonly header: RunStarted;
  readonly failures: FailureKeeper;
  readonly reasons: ReasonKeeper;
}

function endLines(run: Run, footer: RunFinished): string[] {
  const { screen, header, reasons } = run;
  const { yellow, red } = screen.colors;
  const open = reasons.reasons(['inconclusive', 'skipped']);
  const errors = reasons.reasons(['error']);
  return [
    ...(footer.notes ?? []).flatMap((note) => noteLines(screen, note)),
    // Of a run that came to no case there is nothing to count.
    ...(hasRun(footer) ? [...suiteTable(screen, footer.suites), ''] : []),
    ...(footer.operations ? [...operationTable(screen, footer.operations), ''] : []),
    ...findings(run, footer),
    ...section(screen, yellow('Not decided'), reasonLines(screen, header, open)),
    ...section(screen, red('Errors of the harness'), reasonLines(screen, header, errors)),
    ...conclusionLines(screen, footer),
    '',
  ];
}

/** What is broken, what only should hold and does not, and what a baseline expects to be broken. */
function findings({ screen, header, failures }: Run, footer: RunFinished): string[] {
  const { yellow, red } = screen.colors;
  const { constraints, outcome } = footer;
  const binding = failures.groups('must', constraints);
  const advisory = failures.groups('should', constraints);
  const expected = [...binding, ...advisory].filter(({ isExpected }) => isExpected);
  const broken = binding.filter(({ isExpected }) => !isExpected);
  const advised = advisory.filter(({ isExpected }) => !isExpected);
  // A strict run: what is only advised decided it, so that it is shown like what is binding.
  const strict = outcome === 'nonconformant' && broken.length === 0;
  const [decisive, warned] = strict ? [advised, []] : [broken, advised];
  return [
    ...section(screen, red(`Broken: ${plural(decisive.length, 'constraint')}`), [
      ...findingsIndex(screen, header, decisive),
      ...failureBlocks(screen, header, decisive),
    ]),
    ...section(
      screen,
      yellow(`Warnings: ${plural(warned.length, 'constraint')} at level should`),
      warningBlocks(screen, header, warned),
    ),
    ...section(
      screen,
      yellow(`Broken as the baseline expects: ${plural(expected.length, 'constraint')}`),
      expected.flatMap((one) => headLines(screen, header, one, false)),
    ),
  ];
}

function noteLines({ width }: Screen, note: string): string[] {
  return [...wrap(sanitise(note, 300), width - 2).map((line) => ` ${line}`), ''];
}

function hasRun({ suites }: RunFinished): boolean {
  return Object.values(sumOf(suites)).some((count) => count > 0);
}

function section({ colors }: Screen, title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const spaced = lines.at(-1) === '' ? lines : [...lines, ''];
  return [` ${colors.bold(title)}`, '', ...spaced];
}
