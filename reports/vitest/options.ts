import type { Contract } from '../../contracts/contract.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import type { SuiteName } from '../../suites/case.ts';
import { suites } from '../../suites/generate-cases.ts';

/** What is tried on a target in Vitest, and how. */
export interface ConformanceOptions {
  /** What it is held to; the built-in operation by default. */
  readonly contract?: Contract;
  /** A known-good input, as in a fixture file; without one, it is looked for in the target. */
  readonly fixture?: unknown;
  /** A file of expected failures. */
  readonly baseline?: string;
  /** Only these suites. */
  readonly suites?: readonly SuiteName[];
  /** A part of the cases, as `2/3`: Vitest divides files over shards, and this divides cases over files. */
  readonly shard?: string;
  /** Cases of a suite run several at a time. */
  readonly concurrent?: boolean;
  /** Should-level failures fail as well. */
  readonly strict?: boolean;
  /** Milliseconds for one case, retries included; 60,000 by default. */
  readonly timeoutMs?: number;
}

const known: ReadonlySet<string> = new Set([
  ...['contract', 'fixture', 'baseline', 'suites', 'shard', 'concurrent', 'strict', 'timeoutMs'],
]);

/** One part of several, counted from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Checks what a test file gives. @throws UsageError that names the option. */
export function checkOptions(options: ConformanceOptions): Shard {
  const unknown = Object.keys(options).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `describeConformance has no option ${unknown}.`,
      `It has ${[...known].join(', ')}.`,
    );
  }
  const wrong = options.suites?.find((name) => !Object.hasOwn(suites, name));
  if (wrong !== undefined) {
    throw new UsageError(
      `There is no suite ${wrong}.`,
      `The suites are ${Object.keys(suites).join(', ')}.`,
    );
  }
  return shardIn(options.shard ?? '1/1');
}

function shardIn(text: string): Shard {
  const [, part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (part >= 1 && part <= of) return { part, of };
  throw new UsageError(
    `The shard ${text} is none.`,
    'Write it as 1/3: the part, counted from 1, and how many there are.',
  );
}
