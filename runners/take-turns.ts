import { setImmediate as nextTurn } from 'node:timers/promises';

/** Pieces of work after which signals, timers and files have their turn: promises alone give them none. */
const inARow = 32;

/**
 * Makes what is awaited before each piece of work, so that the rest of the process goes on as well.
 * By their number, and not by the clock: the same work is done in the same order every time.
 */
export function takeTurns(): () => Promise<void> {
  let done = 0;
  return async () => {
    done += 1;
    if (done % inARow === 0) await nextTurn();
  };
}
