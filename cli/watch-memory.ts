import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { HarnessFault } from '../runners/harness-fault.ts';

const mega = 1_000_000;

/** Memory from which on it is collected more eagerly: a usual run does not need as much. */
const eagerFrom = 130 * mega;

/** Memory that no run needs, whatever a target sends. */
const most = 1_000 * mega;

/** Memory of Node that holds what is new, and is no part of what a heap of a given size can keep. */
const young = 48 * 1024 * 1024;

/** The part of the heap's own limit at which there is still room to report what was found. */
const mostOfHeap = 0.8;

const everyMs = 25;

/**
 * Watches the memory of this process until the function that it gives is called. When there is
 * too much of it, `onFault` can still end the run: Node itself would end the process, and say
 * nothing of what was found.
 */
export function watchMemory(onFault: (fault: HarnessFault) => void): () => void {
  let isEager = false;
  const look = (): void => {
    const used = process.memoryUsage.rss();
    if (used > eagerFrom && !isEager) {
      isEager = true;
      setFlagsFromString('--heap-growing-percent=10');
    }
    const { used_heap_size: heap, heap_size_limit: limit } = getHeapStatistics();
    if (used <= most && heap <= (limit - young) * mostOfHeap) return;
    const megabytes = Math.round(used / mega);
    onFault(new HarnessFault(`out of memory: this process takes ${megabytes} MB`));
  };
  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
}
