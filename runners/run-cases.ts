import type { Case, SuiteName } from '../suites/case.ts';
import { runCase, type Session } from './run-case.ts';
import type { Transcript } from './transcript.ts';

/**
 * Runs cases, several at a time, and hands over each transcript as it is finished. Nothing is
 * judged here.
 */
export async function runCases(
  session: Session,
  cases: Iterable<Case>,
  concurrency: number,
  onTranscript: (one: Case, transcript: Transcript) => void,
): Promise<void> {
  const queue = longestFirst(cases);
  const worker = async () => {
    for (const one of queue) onTranscript(one, await runCase(session, one));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

/** Suites whose cases go from page to page: begun last, they would be what a run waits for. */
const walking: ReadonlySet<SuiteName> = new Set(['responses', 'paging', 'filters']);

function* longestFirst(cases: Iterable<Case>): Generator<Case> {
  for (const one of cases) if (walking.has(one.suite)) yield one;
  for (const one of cases) if (!walking.has(one.suite)) yield one;
}

/** Cases in flight for a target on this machine, and until more is known. */
export const leastConcurrency = 8;

/** Milliseconds that a target which serves one request after the other may be kept waited for. */
const longestQueue = 4_000;

/**
 * How many cases to have in flight for the shortest round trip in milliseconds: as many as keep
 * the harness busy, for which an exchange is some 0.8 ms of work. Beyond them requests only wait
 * for each other. Never so many that the last of a queue would wait for too long, and never more
 * than a quarter of the cases.
 */
export function concurrencyFor(roundTripMs: number, cases: number): number {
  const wanted = Math.min(128, Math.max(leastConcurrency, Math.round(roundTripMs * 1.25)));
  const bearable = Math.floor(longestQueue / roundTripMs);
  return Math.max(1, Math.min(wanted, bearable, Math.ceil(cases / 4)));
}
