import { transienceOf } from '../contracts/answers/transient.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import type { Target } from './target.ts';

/** A target that is sent only so many requests at a time. */
export interface LimitedTarget extends Target {
  /** Sets how many at most; fewer where the target shows that they are too many. */
  allow(most: number): void;
  /** True once it is known to serve one connection at a time. */
  servesOne(): boolean;
}

/** Replies without a sign of strain after which twice as many requests are tried again. */
const calm = 30;

/**
 * Keeps to what a target can bear. Throttling and connections that break halve the requests in
 * flight. A request that is not answered is sent again with no other beside it: when it is
 * answered then, the target serves one connection at a time, and goes on being sent one.
 */
export function limitInFlight(target: Target, first: number): LimitedTarget {
  let most = first;
  let limit = first;
  let serving: 'many' | 'one-perhaps' | 'one' | 'many-for-sure' = 'many';
  let [sent, inFlight, inCalm, halvedAt] = [0, 0, 0, 0];
  const waiting: (() => void)[] = [];
  const unanswered = new WeakSet<WireRequest>();

  const isFree = () => inFlight < (serving.startsWith('one') ? 1 : limit);
  const admit = () => {
    while (isFree()) {
      const next = waiting.shift();
      if (!next) return;
      inFlight += 1;
      next();
    }
  };
  const turn = async (): Promise<void> => {
    if (isFree()) inFlight += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const learnFromSilence = (request: WireRequest, isSilent: boolean): void => {
    if (serving === 'one-perhaps' && unanswered.has(request)) {
      serving = isSilent ? 'many-for-sure' : 'one';
    }
    if (!isSilent) return;
    if (serving === 'many') serving = 'one-perhaps';
    unanswered.add(request);
  };
  const learnFromStrain = (number: number, isStrained: boolean): void => {
    inCalm = isStrained ? 0 : inCalm + 1;
    if (inCalm >= calm) {
      limit = Math.min(most, limit * 2);
      inCalm = 0;
    }
    // What was sent before the last time says nothing about the lower limit.
    if (!isStrained || number <= halvedAt) return;
    limit = Math.max(1, Math.floor(limit / 2));
    halvedAt = sent;
  };
  return {
    ...target,
    allow: (wanted) => {
      most = wanted;
      limit = Math.min(limit === first ? wanted : limit, wanted);
      admit();
    },
    servesOne: () => serving === 'one',
    send: async (request) => {
      await turn();
      sent += 1;
      const number = sent;
      const reply = await target.send(request);
      learnFromSilence(request, reply.kind === 'no-response' && reply.fault === 'timeout');
      learnFromStrain(number, isStrained(reply));
      inFlight -= 1;
      admit();
      return reply;
    },
  };
}

/** A server error may be the answer to this very request; these are about how many there are. */
function isStrained(reply: Reply): boolean {
  const transience = transienceOf(reply);
  return transience === 'busy' || (transience === 'failing' && reply.kind === 'no-response');
}
