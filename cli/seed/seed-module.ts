import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../contracts/message-of.ts';
import { isUsageError, UsageError } from '../../contracts/usage-error.ts';
import { loadModule } from '../load-module.ts';
import { requireUtf8 } from '../read-text-file.ts';
import { type Seed, seedTimeoutMs } from './seed.ts';

/**
 * A seed that is a module: its function `seed` (or its default export) takes `{ endpoint, region }`
 * and gives the fixture; its function `teardown`, if there is one, takes the fixture as well, which
 * is undefined when `seed` failed.
 */
export function seedModule(file: string, timeoutMs: number = seedTimeoutMs): Seed {
  let loaded: Readonly<Record<string, unknown>> = {};
  return {
    plant: async (place) => {
      try {
        await requireUtf8(file);
        loaded = await loadModule(file);
        const seed = loaded['seed'] ?? loaded['default'];
        if (typeof seed === 'function') return await inTime(() => seed({ ...place }), timeoutMs);
      } catch (error) {
        if (isUsageError(error)) throw error;
        const said = firstLine(error);
        throw new UsageError(`The seed ${file} did not work: ${said}.`, 'Mend the module.', {
          cause: error,
        });
      }
      throw new UsageError(
        `The seed ${file} has no function seed.`,
        'Export one that takes { endpoint, region } and gives the fixture.',
      );
    },
    teardown: async (place, fixture) => {
      const { teardown } = loaded;
      if (typeof teardown !== 'function') return;
      await inTime(() => teardown({ ...place, fixture }), timeoutMs);
    },
  };
}

async function inTime(work: () => unknown, timeoutMs: number): Promise<unknown> {
  const over = new AbortController();
  const tooLate = sleep(timeoutMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`it did not end within ${timeoutMs / 1000} s`);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } finally {
    over.abort();
    tooLate.catch(() => undefined);
  }
}

function firstLine(error: unknown): string {
  const message = messageOf(error);
  return (message.split('\n')[0] ?? '').replace(/\.$/, '');
}
