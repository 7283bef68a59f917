import { UsageError } from '../contracts/usage-error.ts';
import type { Arguments } from './arguments.ts';

/** Bounds of a number, both included. */
interface Range {
  readonly least: number;
  readonly most: number;
}

/** Timers of Node take no more milliseconds: with more they go off at once. */
const longestTimer = 2 ** 31 - 1;

type NumberOption =
  | 'timeout'
  | 'concurrency'
  | 'rate'
  | 'max-requests'
  | 'max-duration'
  | 'port'
  | 'latency'
  | 'poll'
  | 'tasks';

/** What the options that are numbers take, wherever they are given. */
const numberRanges: Readonly<Record<NumberOption, Range>> = {
  timeout: { least: 1, most: longestTimer },
  concurrency: { least: 1, most: 10_000 },
  rate: { least: 1, most: 1_000_000 },
  'max-requests': { least: 1, most: Number.MAX_SAFE_INTEGER },
  'max-duration': { least: 1, most: Math.floor(longestTimer / 1000) },
  port: { least: 0, most: 65_535 },
  latency: { least: 0, most: longestTimer },
  poll: { least: 1, most: Math.floor(longestTimer / 1000) },
  tasks: { least: 1, most: Number.MAX_SAFE_INTEGER },
};

/** The number that an option has. @throws UsageError when it is none, or out of its range. */
export function numberOption(args: Arguments, name: NumberOption): number | undefined {
  const text = args.text(name);
  return text === undefined ? undefined : wholeNumber(`--${name}`, text, numberRanges[name]);
}

/** Checks the text of a number, whose option may be of another kind. @throws UsageError */
export function checkNumber(option: string, shown: string, text: string): void {
  const range = Object.entries(numberRanges).find(([name]) => name === option)?.[1];
  if (range) wholeNumber(shown, text, range);
}

function wholeNumber(shown: string, text: string, { least, most }: Range): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '') {
    throw new UsageError(
      `${shown} ${text} is not a whole number from ${least} up.`,
      'Give it as digits.',
    );
  }
  if (value <= most) return value;
  throw new UsageError(`${shown} ${text} is too large.`, `Give at most ${most}.`);
}
