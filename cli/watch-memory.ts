import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { HarnessFault } from '../runners/harness-fault.ts';

const mega = 1_000_000;

/**
 * Memory from which on it is collected as soon as it can be: a usual run does not need as much, and
 * a long one needs no more than a short one.
 */
const eagerFrom = 140 * mega;
const eagerFromWhereLong = 100 * mega;

/** Cases of a long run: as short as a usual one, it would end before its garbage counts. */
const manyCases = 2_000;

/** Memory that no run needs, whatever a target sends. */
const most = 1_000 * mega;

/** Memory of Node that holds what is new, and is no part of what a heap of a given size can keep. */
const young = 48 * 1024 * 1024;

/** The part of the heap's own limit at which there is still room to report what was found. */
const mostOfHeap = 0.8;

const everyMs = 25;

/** Milliseconds between two collections at least: each takes some of them. */
const seldomMs = 100;
const seldomMsWhereLong = 200;

/** The watch over the memory of this process. */
export interface MemoryWatch {
  /** Says how many cases there are: Node keeps the heap of a long run small from now on. */
  expect(cases: number): void;
  end(): void;
}

/**
 * Watches the memory of this process. When there is too much of it, `onFault` can still end the
 * run: Node itself would end the process, and say nothing of what was found.
 */
export function watchMemory(onFault: (fault: HarnessFault) => void): MemoryWatch {
  let collect: (() => void) | undefined;
  let collectedAt = 0;
  let [eager, seldom] = [eagerFrom, seldomMs];
  const look = (): void => {
    const used = process.memoryUsage.rss();
    if (used > eager && performance.now() - collectedAt > seldom) {
      collect ??= openCollector();
      collect();
      collectedAt = performance.now();
    }
    const { used_heap_size: heap, heap_size_limit: limit } = getHeapStatistics();
    if (used <= most && heap <= (limit - young) * mostOfHeap) return;
    const megabytes = Math.round(used / mega);
    onFault(new HarnessFault(`out of memory: this process takes ${megabytes} MB`));
  };
  const timer = setInterval(look, everyMs).unref();
  return {
    expect: (cases) => {
      if (cases < manyCases) return;
      [eager, seldom] = [eagerFromWhereLong, seldomMsWhereLong];
      setFlagsFromString('--semi-space-growth-factor=1');
      setFlagsFromString('--heap-growing-percent=10');
    },
    end: () => clearInterval(timer),
  };
}

/** Makes what collects all that nobody needs: Node grows the heap rather than look for it. */
function openCollector(): () => void {
  setFlagsFromString('--heap-growing-percent=10');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => collect() : () => undefined;
}
