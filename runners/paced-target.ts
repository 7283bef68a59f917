import { setTimeout as sleep } from 'node:timers/promises';
import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { Target } from './target.ts';
import { replyTransience } from './transience.ts';

/** The longest pause between two requests that throttling leads to, in milliseconds. */
const longestPause = 8_000;

/**
 * A target that is sent at most so many requests a second. Throttling doubles the pause between
 * them; each answer that is none shortens it again, down to the pace that was asked for.
 */
export function pacedTarget(
  target: Target,
  spoken: Spoken,
  perSecond: number,
  pause: (ms: number) => Promise<unknown> = sleep,
): Target {
  const usual = 1000 / perSecond;
  let interval = usual;
  let next = 0;
  return {
    ...target,
    send: async (request, sending) => {
      const now = Date.now();
      const turn = Math.max(now, next);
      next = turn + interval;
      if (turn > now) await pause(turn - now);
      const reply = await target.send(request, sending);
      interval =
        replyTransience(spoken, reply) === 'busy'
          ? Math.min(longestPause, interval * 2)
          : Math.max(usual, interval * 0.9);
      return reply;
    },
  };
}
