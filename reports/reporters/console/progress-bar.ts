import { shorten } from '../../text/sanitise.ts';
import type { Outcome } from '../../verdict.ts';
import type { Output } from '../output.ts';
import { paintOf, type Screen } from './screen.ts';

/** One line that is drawn over and over while the run goes. */
export interface ProgressBar {
  add(outcome: Outcome, suite: string): void;
  erase(): void;
}

/** Milliseconds between two drawings at least: more is neither seen nor free. */
const interval = 80;
const eraseLine = '\r\u001b[2K';
const longestBar = 24;

/** Makes a progress bar for a number of cases; nothing is drawn before the first is done. */
export function createProgressBar(stream: Output, screen: Screen, size: number): ProgressBar {
  const counts: Record<Outcome, number> = {
    pass: 0,
    fail: 0,
    inconclusive: 0,
    skipped: 0,
    error: 0,
  };
  let done = 0;
  let drawnAt = 0;
  let erased = false;
  return {
    add(outcome, suite) {
      counts[outcome] += 1;
      done += 1;
      const now = Date.now();
      if (erased || now - drawnAt < interval) return;
      drawnAt = now;
      stream.write(eraseLine + line(screen, counts, { done, size, suite }));
    },
    erase() {
      if (drawnAt > 0 && !erased) stream.write(eraseLine);
      erased = true;
    },
  };
}

interface Progress {
  readonly done: number;
  readonly size: number;
  readonly suite: string;
}

function line(
  screen: Screen,
  counts: Readonly<Record<Outcome, number>>,
  { done, size, suite }: Progress,
): string {
  const { cyan, dim } = screen.colors;
  const length = Math.max(0, Math.min(longestBar, screen.width - 2));
  const filled = Math.min(length, Math.round((length * done) / Math.max(1, size)));
  const bar = cyan('━'.repeat(filled)) + dim('─'.repeat(length - filled));
  const shown = ['pass', 'fail', 'inconclusive', 'error'] as const;
  let room = screen.width - length - 2;
  const parts: string[] = [];
  // What does not fit is left out whole: a line that wraps could not be erased.
  const push = (text: string, paint: (text: string) => string): void => {
    room -= text.length + 2;
    if (room >= 0) parts.push(paint(text));
  };
  push(`${done}/${size}`, (text) => text);
  for (const outcome of shown) {
    if (counts[outcome] > 0) push(`${counts[outcome]} ${outcome}`, paintOf(screen, outcome));
  }
  push(shorten(suite, 20), dim);
  return [` ${bar}`, ...parts].join('  ');
}
