import picocolors from 'picocolors';
import type { RunOutcome } from '../../report.ts';
import { seeReport } from '../../text/words.ts';
import type { Outcome } from '../../verdict.ts';

/** Turns text into text with colour. */
export type Paint = (text: string) => string;

/** How text may look on the screen; without colours each paint gives the text back. */
export interface Screen {
  readonly colors: Readonly<
    Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline', Paint>
  >;
  /** Columns that prose may take. */
  readonly width: number;
  /** Columns of the terminal; a log has no end. */
  readonly columns: number;
  /** Where what is not shown is to be found, in words. */
  readonly more: string;
}

const widthOfLogs = 100;

/** Makes a screen; lines are neither too short to hold anything nor too long to be read. */
export function createScreen(color: boolean, width: number, more: string = seeReport()): Screen {
  return {
    more,
    colors: picocolors.createColors(color),
    width: Math.min(120, Math.max(60, Number.isFinite(width) ? width : widthOfLogs)),
    columns: width,
  };
}

/** The mark of an outcome, in its colour. */
export function mark({ colors }: Screen, outcome: Outcome): string {
  switch (outcome) {
    case 'pass':
      return colors.green('✓');
    case 'fail':
      return colors.red('✗');
    case 'error':
      return colors.red('!');
    case 'inconclusive':
      return colors.yellow('?');
    case 'skipped':
      return colors.dim('-');
  }
}

/** The colour of an outcome. */
export function paintOf({ colors }: Screen, outcome: Outcome | RunOutcome): Paint {
  if (outcome === 'pass' || outcome === 'conformant') return colors.green;
  if (outcome === 'skipped') return colors.dim;
  return outcome === 'inconclusive' || outcome === 'not-implemented' ? colors.yellow : colors.red;
}
