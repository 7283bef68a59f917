import { caseOutcome } from '../case-outcome.ts';
import type { Reporter, RunFinished, RunStarted } from '../event.ts';
import { conclusionLine } from './conclusion-line.ts';
import { failureBlocks } from './failure-block.ts';
import { type FailureKeeper, keepFailures } from './failures.ts';
import { keepReasons, moreReasons, type OpenReason, type ReasonKeeper } from './open-reasons.ts';
import type { Output } from './output.ts';
import { createProgressBar, type ProgressBar } from './progress-bar.ts';
import { redactText } from './redact.ts';
import { sanitise } from './sanitise.ts';
import { createScreen, mark, type Screen } from './screen.ts';
import { suiteTable, sumOf } from './suite-table.ts';
import { warningLines } from './warnings.ts';
import { plural } from './words.ts';

/** How the console reporter may draw. */
export interface ConsoleOptions {
  readonly stream: Output;
  readonly color: boolean;
  /** True when a line of the stream can be redrawn. */
  readonly animate: boolean;
  readonly width: number;
}

const shownReasons = 8;

/** Tells a person how the run goes, and at its end what is wrong and how to see it again. */
export function consoleReporter({ stream, color, animate, width }: ConsoleOptions): Reporter {
  const screen = createScreen(color, width);
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

function endLines({ screen, header, failures, reasons }: Run, footer: RunFinished): string[] {
  const { yellow, red } = screen.colors;
  const broken = failures.groups('must', footer.constraints);
  const advised = failures.groups('should', footer.constraints);
  // A strict run: what is only advised decided it, so that it is shown like what is binding.
  const strict = footer.outcome === 'nonconformant' && broken.length === 0;
  const [decisive, warned] = strict ? [advised, []] : [broken, advised];
  const open = reasons.reasons(['inconclusive', 'skipped']);
  return [
    ...(footer.notes ?? []).map((note) => ` ${sanitise(redactText(note), 300)}\n`),
    // Of a run that came to no case there is nothing to count.
    ...(hasRun(footer) ? [...suiteTable(screen, footer.suites), ''] : []),
    ...section(
      screen,
      red(`Broken: ${plural(decisive.length, 'constraint')}`),
      failureBlocks(screen, header, decisive),
    ),
    ...section(
      screen,
      yellow(`Warnings: ${plural(warned.length, 'constraint')} at level should`),
      warningLines(screen, header, warned),
    ),
    ...section(screen, yellow('Not decided'), reasonLines(screen, open)),
    ...section(
      screen,
      red('Errors of the harness'),
      reasonLines(screen, reasons.reasons(['error'])),
    ),
    conclusionLine(screen, footer),
    '',
  ];
}

function hasRun({ suites }: RunFinished): boolean {
  return Object.values(sumOf(suites)).some((count) => count > 0);
}

function section({ colors }: Screen, title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const spaced = lines.at(-1) === '' ? lines : [...lines, ''];
  return [` ${colors.bold(title)}`, '', ...spaced];
}

function reasonLines(screen: Screen, reasons: readonly OpenReason[]): string[] {
  const shown = reasons.slice(0, shownReasons);
  const digits = Math.max(0, ...shown.map(({ count }) => String(count).length));
  const more = moreReasons(reasons, shownReasons);
  return [
    ...shown.map(({ outcome, reason, count }) => {
      const said = sanitise(redactText(reason), screen.width - 8 - digits);
      return ` ${mark(screen, outcome)} ${String(count).padStart(digits)}  ${said}`;
    }),
    ...(more === '' ? [] : [`   ${screen.colors.dim(more)}`]),
  ];
}
