import { setImmediate as nextTurn } from 'node:timers/promises';

/** Milliseconds after which signals, timers and files have their turn: promises alone give them none. */
const longestTurnMs = 10;

/** Makes what is awaited before each piece of work, so that the rest of the process goes on as well. */
export function takeTurns(): () => Promise<void> {
  let turnedAt = performance.now();
  return async () => {
    if (performance.now() - turnedAt <= longestTurnMs) return;
    await nextTurn();
    turnedAt = performance.now();
  };
}
