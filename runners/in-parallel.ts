import type { Queue } from './queue-of.ts';

/** How much is done at a time, and when no more is to be begun. */
interface Bounds {
  readonly most: () => number;
  readonly isEnough?: () => boolean;
}

/**
 * Takes one after the other out of a queue and works on it, several at a time. Ends when all that
 * was begun is done, and the queue is empty or it is enough.
 */
export function inParallel<T>(
  queue: Queue<T>,
  { most, isEnough = () => false }: Bounds,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  let running = 0;
  return new Promise((resolve, reject) => {
    const more = (): void => {
      while (running < most() && !isEnough()) {
        const one = queue.next();
        if (one === undefined) break;
        running += 1;
        work(one).then(() => {
          running -= 1;
          more();
        }, reject);
      }
      if (running === 0) resolve();
    };
    more();
  });
}
