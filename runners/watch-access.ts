import type { Answer } from '../contracts/answers/answer.ts';
import { isRefusedAccess } from '../contracts/answers/transient.ts';
import { readAnswer, type Spoken } from '../contracts/protocols/protocols.ts';
import { adviceOf } from '../contracts/usage-error.ts';
import type { Exchange, WireRequest } from '../contracts/wire.ts';
import type { Send } from './send-with-retries.ts';
import type { Target } from './target.ts';

/** Whether a target goes on taking credentials that it took at first. */
export interface AccessWatch {
  /** Why nothing more is to be sent, once they are refused for good. */
  lost(): string | undefined;
  /** Sends as `send` does; `known` is a request that was not refused for its credentials before. */
  guard(send: Send, known: WireRequest): Send;
}

/** Refusals after which the known request is sent again, at most: each of them costs one. */
const mostBetween = 16;

/** Milliseconds that new credentials are waited for. */
const longestRenewal = 30_000;

/**
 * Watches over the credentials of a run, of which a session token may expire. A refusal may be the
 * answer to that very request; when the known one is refused as well, the credentials are renewed,
 * where that is possible, and the request is sent again. Else they are lost.
 */
export function watchAccess(
  { renew }: Pick<Target, 'renew'>,
  spoken: Spoken,
  signal: AbortSignal | undefined,
): AccessWatch {
  let lost: string | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<boolean> | undefined;
  let [untilLook, between] = [1, 1];

  /** True when the credentials were renewed. */
  const look = async (send: Send, known: WireRequest): Promise<boolean> => {
    const exchange = await send(known);
    if (!isRefused(spoken, exchange)) return false;
    const failure = await renewal(renew, signal);
    const again = failure === undefined ? await send(known) : exchange;
    if (isRefused(spoken, again)) {
      lost = inWords(readAnswer(spoken, again.reply), failure);
      return false;
    }
    renewedAt = Date.now();
    return true;
  };
  const isRenewed = async (refused: Exchange, send: Send, known: WireRequest): Promise<boolean> => {
    // With the old credentials, which others have renewed meanwhile.
    if (refused.sentAt <= renewedAt) return true;
    if (!looking) {
      untilLook -= 1;
      if (untilLook > 0) return false;
      between = Math.min(mostBetween, between * 2);
      untilLook = between;
    }
    looking ??= look(send, known).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    lost: () => lost,
    guard: (send, known) => async (request, allowance) => {
      const exchange = await send(request, allowance);
      if (!isRefused(spoken, exchange)) return exchange;
      if (await isRenewed(exchange, send, known)) return send(request, allowance);
      if (lost === undefined) return exchange;
      return { ...exchange, reply: { kind: 'no-response', fault: 'stopped', detail: lost } };
    },
  };
}

/**
 * True of a request, signed as it should be, that was refused for who sent it. Other methods say
 * nothing: AWS takes them for requests that nobody is authorized to make.
 */
function isRefused(spoken: Spoken, { request, reply }: Exchange): boolean {
  if (request.signing !== undefined || request.method !== 'POST') return false;
  const answer = readAnswer(spoken, reply);
  return isRefusedAccess(answer) || (answer.kind === 'none' && answer.fault === 'unusable');
}

/** Why there are no other credentials; undefined when there are, and they are used from now on. */
async function renewal(
  renew: Target['renew'],
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  if (!renew) return 'get new ones, and run again';
  const inTime = AbortSignal.timeout(longestRenewal);
  const over = signal ? AbortSignal.any([signal, inTime]) : inTime;
  try {
    const isNew = await Promise.race([renew(), whenAborted(over)]);
    return isNew ? undefined : 'no other ones were found: get new ones, and run again';
  } catch (error) {
    return adviceOf(error).replace(/\.$/, '');
  }
}

/** What is asked for credentials, a command perhaps, need not come to an end. */
function whenAborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

function inWords(answer: Answer, failure: string | undefined): string {
  const why = failure === undefined ? '' : `; ${failure}`;
  if (answer.kind === 'none') return `nothing could be sent any more: ${answer.detail}`;
  const [type = 'without a name'] = answer.kind === 'error' ? answer.types : [];
  // A target may call an error what it likes, and at any length.
  const name = type.slice(0, 100);
  const said = `HTTP ${answer.response.status} ${name}`;
  return /^ExpiredToken/.test(name)
    ? `the session token expired in mid-run (${said})${why}`
    : `the credentials were refused in mid-run (${said})${why}`;
}
