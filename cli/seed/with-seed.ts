import { messageOf } from '../../contracts/message-of.ts';
import { say } from '../say.ts';
import type { Place, Seed } from './seed.ts';

/**
 * Loads data into the target, does the work with the fixture that comes of it, and takes the data
 * away again, however the work ends. A seed is waited for even when it is interrupted, for only
 * it knows what there is to take away; then there is no work.
 */
export async function withSeed(
  seed: Seed,
  place: Place,
  signal: AbortSignal,
  work: (fixture: unknown) => Promise<number>,
): Promise<number> {
  // Whatever a module hangs on, or has left open, must not hold the process open.
  const exitSoon = () => setTimeout(() => process.exit(), 2_000).unref();
  try {
    const fixture = await seed.plant(place);
    try {
      return signal.aborted ? 3 : await work(fixture);
    } finally {
      await seed.teardown(place, fixture).catch((error: unknown) => {
        say(`the teardown of the seed failed: ${messageOf(error)}`);
      });
    }
  } finally {
    exitSoon();
  }
}
