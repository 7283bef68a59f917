import { messageOf } from '../../contracts/message-of.ts';
import type { Target } from '../../runners/target.ts';
import { say } from '../say.ts';
import { type Interruption, watchForInterruption } from './interruption.ts';
import { type Place, type Seed, seedTimeoutMs } from './seed.ts';

/** What a run is made with when its data are loaded first. */
export interface Seeded {
  readonly fixture: unknown;
  readonly target: Target;
}

/**
 * Loads data into the target, does the work, and takes the data away again however the work ends:
 * well, by throwing, or by Ctrl-C.
 */
export async function withSeed<T>(
  seed: Seed,
  place: Place,
  target: Target,
  work: (seeded: Seeded) => Promise<T>,
): Promise<T> {
  const interruption = watchForInterruption(() =>
    say(
      `interrupted; what was seeded is taken away first, within ${seedTimeoutMs / 1000} s (once more ends at once, and leaves it)`,
    ),
  );
  try {
    return await plantAndWork(seed, place, interruption, (fixture) =>
      work({ fixture, target: interruption.hold(target) }),
    );
  } finally {
    interruption.end();
    // Whatever a module hangs on, or has left open, must not hold the process open.
    setTimeout(() => process.exit(), 2_000).unref();
  }
}

/** A seed is waited for even when it is interrupted: only it knows what there is to take away. */
async function plantAndWork<T>(
  seed: Seed,
  place: Place,
  interruption: Interruption,
  work: (fixture: unknown) => Promise<T>,
): Promise<T> {
  const fixture = await seed.plant(place);
  try {
    return await interruption.orElse(() => work(fixture));
  } finally {
    await seed.teardown(place, fixture).catch((error: unknown) => {
      const said = messageOf(error);
      say(`the teardown of the seed failed: ${said}`);
    });
  }
}
