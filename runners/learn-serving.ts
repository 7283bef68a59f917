import type { WireRequest } from '../contracts/wire.ts';

/** What silence tells of whether a target serves one connection at a time. */
export interface ServingLearner {
  /** How many requests may be in flight, of so many that it would bear otherwise. */
  most(limit: number): number;
  /** True once it is known to serve one connection at a time. */
  servesOne(): boolean;
  /** Takes note of what came of the request of a number, while so many have been sent. */
  note(request: WireRequest, number: number, sent: number, isSilent: boolean): void;
}

/**
 * `one-perhaps`: a request was not answered, and is sent again with no other beside it. `one`: it
 * was answered then. `trial`: requests stayed without an answer all the same, so that several are
 * sent at a time once more, to see whether most of them are answered.
 */
type Serving = 'many' | 'one-perhaps' | 'one' | 'trial' | 'one-for-sure' | 'many-for-sure';

/** Requests that were sent alone and not answered, after which silence may have another cause. */
const mostAlone = 2;

/** Learns from silence whether a target serves one connection at a time. */
export function learnServing(): ServingLearner {
  let serving: Serving = 'many';
  let [since, alone] = [0, 0];
  const trial = { size: 0, done: 0, silent: 0 };
  const unanswered = new WeakSet<WireRequest>();
  const become = (what: Serving, sent: number): void => {
    serving = what;
    since = sent;
  };
  const noteInTrial = (isSilent: boolean, sent: number): void => {
    trial.done += 1;
    if (isSilent) trial.silent += 1;
    if (trial.done < trial.size) return;
    become(trial.silent * 2 > trial.size ? 'one-for-sure' : 'many-for-sure', sent);
  };
  return {
    most: (limit) => {
      if (serving === 'trial') trial.size = Math.max(trial.size, Math.min(limit, 8));
      return serving.startsWith('one') ? 1 : limit;
    },
    servesOne: () => serving === 'one' || serving === 'one-for-sure',
    note: (request, number, sent, isSilent) => {
      const isAgain = unanswered.has(request);
      if (serving === 'one-perhaps' && isAgain) become(isSilent ? 'many-for-sure' : 'one', sent);
      else if (serving === 'one' && isSilent && !isAgain && number > since) {
        alone += 1;
        if (alone >= mostAlone) become('trial', sent);
      } else if (serving === 'trial' && number > since && number <= since + trial.size) {
        noteInTrial(isSilent, sent);
      }
      if (!isSilent) return;
      if (serving === 'many') become('one-perhaps', sent);
      unanswered.add(request);
    },
  };
}
