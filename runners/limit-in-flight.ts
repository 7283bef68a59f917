import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { Reply } from '../contracts/wire.ts';
import { learnLimit } from './learn-limit.ts';
import { learnServing } from './learn-serving.ts';
import type { Target } from './target.ts';
import { replyTransience } from './transience.ts';

/** A target that is sent only so many requests at a time. */
export interface LimitedTarget extends Target {
  /**
   * Sets how many at most; fewer where the target shows that they are too many. With `begin`, no
   * more than those are tried until it is known to bear them.
   */
  allow(most: number, begin?: number): void;
  /** How many are in flight at most, as far as is known by now. */
  limit(): number;
  /** True once it is known to serve one connection at a time. */
  servesOne(): boolean;
}

/**
 * Keeps to what a target can bear. Throttling, connections that break and waiting that grows halve
 * the requests in flight. A request that is not answered is sent again with no other beside it:
 * when it is answered then, the target serves one connection at a time, and is sent one.
 */
export function limitInFlight(target: Target, spoken: Spoken, first: number): LimitedTarget {
  const bearable = learnLimit(first);
  const serving = learnServing();
  const waiting: (() => void)[] = [];
  let [sent, inFlight] = [0, 0];

  const limit = () => serving.most(bearable.limit());
  const admit = () => {
    while (inFlight < limit()) {
      const next = waiting.shift();
      if (!next) return;
      inFlight += 1;
      next();
    }
  };
  const turn = async (): Promise<void> => {
    if (inFlight < limit()) inFlight += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return {
    ...target,
    allow: (most, begin) => {
      bearable.allow(most, begin);
      admit();
    },
    limit,
    servesOne: serving.servesOne,
    send: async (request, sending) => {
      await turn();
      sent += 1;
      const number = sent;
      const startedAt = performance.now();
      try {
        const reply = await target.send(request, sending);
        const isSilent = reply.kind === 'no-response' && reply.fault === 'timeout';
        serving.note(request, number, sent, isSilent);
        const tookMs = performance.now() - startedAt;
        bearable.note(number, sent, { isStrained: isStrained(spoken, reply), isSilent, tookMs });
        return reply;
      } finally {
        inFlight -= 1;
        admit();
      }
    },
  };
}

/** A server error may be the answer to this very request; these are about how many there are. */
function isStrained(spoken: Spoken, reply: Reply): boolean {
  const transience = replyTransience(spoken, reply);
  return transience === 'busy' || (transience === 'failing' && reply.kind === 'no-response');
}
