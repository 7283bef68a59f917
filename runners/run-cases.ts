import type { Case, SuiteName } from '../suites/case.ts';
import { type Allowance, allowCase } from './allowance.ts';
import { inParallel } from './in-parallel.ts';
import { memoryBudget } from './memory-budget.ts';
import { queueOf } from './queue-of.ts';
import { runCase, type Session } from './run-case.ts';
import type { Transcript } from './transcript.ts';

/** How cases are run; `most` of them at a time. */
export interface Running {
  readonly most: () => number;
  /** Is handed each transcript as its case is finished. */
  readonly onTranscript: (one: Case, transcript: Transcript) => void;
  /** Called when so many requests are in flight that are not expected to be answered. */
  readonly onSilence?: (isSilent: boolean) => void;
}

/** Bytes of memory for what all cases that are being run have sent and received. */
const memoryOfCases = 16 * 1024 * 1024;

/**
 * Cases that were given up early, after which those are looked at again before any others: to know
 * whether silence stays, and whether what is slow at times has to be waited for from now on.
 */
const mostGivenUp = 24;

/**
 * Silence that is known to stay, after which as many are looked at again at a time. Before that,
 * two are: one that only takes its time must not have to wait for the others as well.
 */
const surelySilent = 2;
const silentAtATime = 32;
const slowAtATime = 2;

/**
 * Runs cases, several at a time, and hands over each transcript as it is finished. Nothing is
 * judged here. What is not answered in the time that is usual is given up first, and looked at
 * again later with all the time that it may take.
 */
export async function runCases(
  session: Session,
  cases: Iterable<Case>,
  { most, onTranscript, onSilence = () => undefined }: Running,
): Promise<void> {
  const memory = memoryBudget(memoryOfCases);
  const queue = queueOf(longestFirst(cases));
  const givenUp = queueOf<Case>([]);
  let fewer = Number.POSITIVE_INFINITY;
  const run = async (one: Case, look: Allowance['look']): Promise<Transcript> => {
    const share = memory.open();
    try {
      const transcript = await runCase(session, one, allowCase(look, share));
      if (!transcript.cutShort) onTranscript(one, transcript);
      else if (look === 'hasty' && !share.isEvicted()) givenUp.putBack(one);
      else queue.putBack(one);
      // Fewer at a time leave more memory to each.
      if (share.isEvicted()) fewer = Math.max(1, Math.min(fewer, most()) >> 1);
      return transcript;
    } finally {
      // Not before it was handed over, and judged: until then it is kept.
      share.close();
    }
  };
  let silent = 0;
  while (!queue.isEmpty()) {
    const atATime = () => Math.min(most(), fewer);
    const isEnough = () => silent < surelySilent && givenUp.putBackCount() >= mostGivenUp;
    await inParallel(queue, { most: atATime, isEnough }, (one) => run(one, 'hasty'));
    if (silent >= surelySilent) onSilence(true);
    const again = () => Math.min(fewer, silent < surelySilent ? slowAtATime : silentAtATime);
    await inParallel(givenUp, { most: again }, async (one) => {
      const { exchanges } = await run(one, 'last');
      if (exchanges.some(isSilent)) silent += 1;
      if (silent === surelySilent) onSilence(true);
    });
    if (silent >= surelySilent) onSilence(false);
  }
  for (const one of cases) if (one.isLast) await run(one, 'last');
}

function isSilent({ reply }: Transcript['exchanges'][number]): boolean {
  return reply.kind === 'no-response' && reply.fault === 'timeout';
}

/** Suites whose cases go from page to page: begun last, they would be what a run waits for. */
const walking: ReadonlySet<SuiteName> = new Set(['responses', 'paging', 'filters']);

function* longestFirst(cases: Iterable<Case>): Generator<Case> {
  for (const one of cases) if (walking.has(one.suite)) yield one;
  for (const one of cases) if (!walking.has(one.suite) && !one.isLast) yield one;
}

/** Cases in flight for a target on this machine, and until more is known. */
export const leastConcurrency = 8;

/** Milliseconds that a target which serves one request after the other may be kept waited for. */
const longestQueue = 4_000;

/** How many cases to have in flight: `begin` until it is known that the target bears more. */
interface Concurrency {
  readonly most: number;
  readonly begin: number;
}

/**
 * How many cases to have in flight for the shortest round trip in milliseconds: as many as keep
 * the harness busy, for which an exchange is some 0.8 ms of work. Beyond them requests only wait
 * for each other. At first never so many that the last of a queue would wait for too long, and
 * never more than a quarter of the cases.
 */
export function concurrencyFor(roundTripMs: number, cases: number): Concurrency {
  const wanted = Math.min(128, Math.max(leastConcurrency, Math.round(roundTripMs * 1.25)));
  const most = Math.max(1, Math.min(wanted, Math.ceil(cases / 4)));
  const bearable = Math.floor(longestQueue / roundTripMs);
  return { most, begin: Math.max(1, Math.min(most, bearable)) };
}
