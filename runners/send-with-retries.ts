import { setTimeout as sleep } from 'node:timers/promises';
import type { Transience } from '../contracts/answers/transient.ts';
import { copyText } from '../contracts/copy-text.ts';
import type { Spoken } from '../contracts/protocols/protocols.ts';
import type { EarlierTry, Exchange, Reply, WireRequest } from '../contracts/wire.ts';
import { type Allowance, allowCase, usedUp } from './allowance.ts';
import type { Target } from './target.ts';
import { isLoss, type Peer, type Traffic, watchPeer } from './watch-peer.ts';

/** Sends a request as often as it takes to know what the answer is, within what its case may take. */
export type Send = (request: WireRequest, allowance?: Allowance) => Promise<Exchange>;

/** Milliseconds of the first and of the longest pause between two tries. */
const firstPause = 10;
const longestPause = 500;

/** Failures of one request in a row, others served before each, that show that the fault is its own. */
const ownFailures = 3;

/** Tries before silence counts of a target that was silent at other times, and answered later. */
const triesWhereRandom = 5;

/** How to wait for a target. */
export interface RetryPolicy {
  readonly pause: (ms: number) => Promise<unknown>;
  /** Milliseconds for which a target that has never answered is given time to do so. */
  readonly patienceMs: number;
  /** The same for one that has answered before, and is away; `patienceMs` by default. */
  readonly absenceMs?: number;
}

/** Why no more requests may be sent, once that is so. */
type Stopped = () => string | undefined;

/** A run ends before an absence of this length does: a request is never blamed for one. */
const usual: RetryPolicy = { pause: (ms) => sleep(ms), patienceMs: 9_000, absenceMs: 30_000 };

/** What is known beside the target; each part can be left out. */
interface RetryContext {
  readonly stopped?: Stopped;
  readonly peer?: Peer;
  /** Milliseconds after which a reply is not to be expected any more, where that is known. */
  readonly expectedWithinMs?: () => number | undefined;
}

/** One request on its way to an answer. */
interface Trial {
  readonly request: WireRequest;
  readonly allowance: Allowance;
  readonly startedAt: number;
  attempts: number;
  /** The numbers of its latest try, and of the latest request of all as that failed. */
  latest: number;
  failedAfter: number;
  /** Failures with others served in between. */
  failedAlone: number;
  /** The absence of the target that it was lost in first. */
  lostIn: number | undefined;
  readonly earlier: EarlierTry[];
}

/**
 * Wraps a target so that throttling and passing faults are retried, with jittered exponential
 * back-off. A target that serves nothing at all is waited for; one that serves others between the
 * failures of a request, again and again, shows that the fault lies with the request. What was
 * sent before the first of them says nothing, for many requests are under way when a target goes
 * away, and some of their answers come only then; and what was served once may have been served
 * between two such times.
 */
export function sendWithRetries(
  target: Target,
  spoken: Spoken,
  traffic: Traffic,
  policy: RetryPolicy = usual,
  {
    stopped = () => undefined,
    peer = watchPeer(target, spoken, traffic),
    expectedWithinMs = () => undefined,
  }: RetryContext = {},
): Send {
  return async (request, allowance = allowCase('only')) => {
    const trial = begin(request, allowance);
    for (;;) {
      const why = stopped() ?? usedUp(allowance);
      if (why !== undefined) return unsent(trial, why);
      if (peer.latestServed() > trial.failedAfter) trial.failedAlone += 1;
      else trial.failedAlone = 0;
      const patience = patienceFor(trial, peer, expectedWithinMs());
      const { transience, exchange } = await tryOnce(trial, { target, traffic, peer, patience });
      const isTriedEnough = trial.attempts >= triesOf(trial, peer, transience, patience.isCut);
      const isSilent = transience === 'silent';
      // Known better when more is known of the target: is its silence that of one request, or chance?
      if (isTriedEnough && isSilent && (patience.isCut || allowance.look === 'hasty')) {
        return { ...exchange, cutShort: true };
      }
      if (isTriedEnough && (await isSettled(trial, peer, policy, transience, exchange.reply))) {
        // What a case has no time left for was not waited for to its end.
        if (isSilent && usedUp(allowance)) continue;
        peer.done(transience, trial.attempts, trial.lostIn);
        return exchange;
      }
      trial.failedAfter = traffic.sent;
      keepEarlier(trial, exchange);
      const pauseMs = pauseBefore(trial.attempts);
      allowance.spentMs += pauseMs;
      await policy.pause(pauseMs);
      const isNeedless = peer.latestServed() > trial.failedAfter || stopped() !== undefined;
      if (isTriedEnough && !isSilent && !isNeedless) await peer.probe();
    }
  };
}

function begin(request: WireRequest, allowance: Allowance): Trial {
  return {
    request,
    allowance,
    startedAt: Date.now(),
    attempts: 0,
    latest: 0,
    failedAfter: Number.POSITIVE_INFINITY,
    failedAlone: 0,
    lostIn: undefined,
    earlier: [],
  };
}

/** What comes of a request that may not be sent any more. */
function unsent(trial: Trial, detail: string): Exchange {
  const { request } = trial;
  const reply = { kind: 'no-response', fault: 'stopped', detail } as const;
  return { request, reply, ...triesBefore(trial), sentAt: Date.now(), durationMs: 0 };
}

function triesBefore({ attempts, earlier }: Trial): Pick<Exchange, 'attempts' | 'earlier'> {
  return { attempts, ...(earlier.length > 0 && { earlier: [...earlier] }) };
}

/** Tries that are kept, and characters of the reply to each. */
const mostEarlier = 5;
const longestEarlier = 500;

function keepEarlier({ earlier }: Trial, { reply, sentAt, durationMs }: Exchange): void {
  if (earlier.length < mostEarlier) earlier.push({ sentAt, durationMs, reply: beginningOf(reply) });
}

function beginningOf(reply: Reply): Reply {
  if (reply.kind === 'no-response') return reply;
  const { status, body } = reply.response;
  return {
    kind: 'response',
    response: { status, headers: {}, body: copyText(body.slice(0, longestEarlier)) },
  };
}

/** How long one reply is waited for. */
interface Patience {
  readonly timeoutMs: number;
  /** Less long than it may take. */
  readonly isCut: boolean;
}

/** Only what is looked at again may be given up before it has had all its time. */
function patienceFor(trial: Trial, peer: Peer, expectedWithinMs: number | undefined): Patience {
  const { look, mostMs, spentMs } = trial.allowance;
  const isCut = look === 'hasty' || trial.attempts + 1 < triesOf(trial, peer, 'silent', false);
  const within = isCut ? expectedWithinMs : undefined;
  const timeoutMs = Math.min(mostMs - spentMs, within ?? Number.POSITIVE_INFINITY);
  return { timeoutMs, isCut: within !== undefined };
}

interface Way {
  readonly target: Target;
  readonly traffic: Traffic;
  readonly peer: Peer;
  readonly patience: Patience;
}

async function tryOnce(
  trial: Trial,
  { target, traffic, peer, patience }: Way,
): Promise<{ readonly transience: Transience; readonly exchange: Exchange }> {
  const { request, allowance } = trial;
  trial.attempts += 1;
  traffic.sent += 1;
  if (trial.attempts > 1) traffic.retried += 1;
  const number = traffic.sent;
  trial.latest = number;
  let sentAt = Date.now();
  let isSent = false;
  const onSent = () => {
    sentAt = Date.now();
    isSent = true;
  };
  const { timeoutMs } = patience;
  const reply = await target.send(request, { timeoutMs, onSent, share: allowance.share });
  // The run was over before its turn came.
  if (!isSent && reply.kind === 'no-response' && reply.fault === 'stopped') traffic.sent -= 1;
  const durationMs = Date.now() - sentAt;
  allowance.spentMs += durationMs;
  const transience = peer.note(number, request, reply);
  if (isLoss(reply)) trial.lostIn ??= peer.absences();
  const exchange = { request, reply, ...triesBefore(trial), sentAt, durationMs };
  return { transience, exchange };
}

/** `isCut` is said of a reply that was not waited for to its end. */
function triesOf(
  { allowance: { look } }: Trial,
  peer: Peer,
  transience: Transience,
  isCut: boolean,
): number {
  if (transience !== 'silent') return peer.tries(transience);
  // What is given up is looked at again later.
  if (look === 'hasty') return isCut ? peer.tries(transience) : 1;
  // Where silence comes and goes, one more may be chance.
  if (peer.isSilentAtRandom()) return triesWhereRandom;
  // The last look is one at what was silent before.
  return look === 'last' ? 1 : peer.tries(transience);
}

/** True of a reply that stays, as far as can be told. */
async function isSettled(
  trial: Trial,
  peer: Peer,
  policy: RetryPolicy,
  transience: Transience,
  reply: Reply,
): Promise<boolean> {
  switch (transience) {
    case 'lasting':
      return true;
    case 'silent':
      return isOwnSilence(trial, peer);
    case 'failing':
    case 'busy':
      return isOwnFailure(trial, peer, policy, reply);
  }
}

/** True of silence that lies with the request: what was sent after it was served, or is now. */
async function isOwnSilence({ latest }: Trial, peer: Peer): Promise<boolean> {
  if (peer.latestServed() === 0) return true;
  if (peer.latestServed() < latest) await peer.probe();
  return peer.latestServed() > latest;
}

/** True of a failure that lies with the request, or that has lasted for longer than is waited. */
function isOwnFailure(
  { failedAlone, startedAt }: Trial,
  peer: Peer,
  { patienceMs, absenceMs = patienceMs }: RetryPolicy,
  reply: Reply,
): boolean {
  const isNew = peer.latestServed() === 0;
  if (failedAlone >= ownFailures || (isNew && isAnswerToAll(reply))) return true;
  return Date.now() - startedAt >= (isNew ? patienceMs : absenceMs);
}

/** True of an internal error, or of nothing at that address, where no other answer was ever had. */
function isAnswerToAll(reply: Reply): boolean {
  return reply.kind === 'response' ? reply.response.status === 500 : reply.fault === 'unreachable';
}

function pauseBefore(attempts: number): number {
  const longest = Math.min(longestPause, firstPause * 2 ** (attempts - 1));
  return longest / 2 + (Math.random() * longest) / 2;
}
