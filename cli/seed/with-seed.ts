import { messageOf } from '../../contracts/message-of.ts';
import { say } from '../say.ts';
import type { Place, Seed } from './seed.ts';

/**
 * Loads data into the target, does the work with the fixture that comes of it, and takes the data
 * away again, however the work ends, and also when they could not be loaded to their end. A seed is
 * waited for even when it is interrupted, for only it knows what there is to take away; then there
 * is no work. Data that stay behind are a mistake to be mended: they make an exit code of 0 a 2.
 */
export async function withSeed(
  seed: Seed,
  place: Place,
  signal: AbortSignal,
  work: (fixture: unknown) => Promise<number>,
): Promise<number> {
  let fixture: unknown;
  let code = 0;
  let isClean = true;
  try {
    fixture = await seed.plant(place);
    code = signal.aborted ? 3 : await work(fixture);
  } finally {
    isClean = await takeAway(seed, place, fixture);
    // Whatever a module hangs on, or has left open, must not hold the process open.
    setTimeout(() => process.exit(), 2_000).unref();
  }
  return code === 0 && !isClean ? 2 : code;
}

/** True when it worked. */
async function takeAway(seed: Seed, place: Place, fixture: unknown): Promise<boolean> {
  try {
    await seed.teardown(place, fixture);
    return true;
  } catch (error) {
    say(`the teardown of the seed failed, and its data may be left: ${messageOf(error)}`);
    return false;
  }
}
