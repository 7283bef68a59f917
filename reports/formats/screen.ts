import picocolors from 'picocolors';
import type { RunOutcome } from '../report.ts';
import type { Outcome } from '../verdict.ts';
import { inReport } from './words.ts';

/** Turns text into text with colour. */
export type Paint = (text: string) => string;

/** How text may look on the screen; without colours each paint gives the text back. */
export interface Screen {
  readonly colors: Readonly<
    Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline', Paint>
  >;
  /** Columns that prose may take. */
  readonly width: number;
  /** Where what is left out can be found. */
  readonly seeMore: string;
}

/** Makes a screen; lines are neither too short to hold anything nor too long to be read. */
export function createScreen(color: boolean, width: number, seeMore: string = inReport): Screen {
  return {
    colors: picocolors.createColors(color),
    width: Math.min(120, Math.max(60, Number.isFinite(width) ? width : 80)),
    seeMore,
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
