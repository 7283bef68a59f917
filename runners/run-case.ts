import type { Contract } from '../contracts/contract.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { remember, rememberText } from '../contracts/remember.ts';
import type { Exchange, Reply, Role, WireRequest } from '../contracts/wire.ts';
import type { Case, Step } from '../suites/case.ts';
import { refuteRequest } from '../suites/prove-request.ts';
import { type Allowance, allowCase } from './allowance.ts';
import { memoryPerByte } from './memory-budget.ts';
import type { Send } from './send-with-retries.ts';
import type { SharedReplies } from './shared-replies.ts';
import type { Ending, Losses, Transcript } from './transcript.ts';

/** What the cases of one run have in common: of requests that they share, each is sent only once. */
export interface Session {
  readonly contract: Contract;
  readonly knowledge: Knowledge;
  readonly send: Send;
  readonly shared: SharedReplies;
  /** What became of all requests until now. */
  readonly losses?: () => Losses;
}

/** Runs one case to its end; every request is proved against the contract before it is sent. */
export async function runCase(
  session: Session,
  one: Case,
  allowance: Allowance = allowCase('only'),
): Promise<Transcript> {
  const { contract, knowledge } = session;
  const exchanges: Exchange[] = [];
  const transcript = (ended?: Ending): Transcript => {
    const { id: caseId, covers, isLast } = one;
    const losses = isLast && session.losses?.();
    const about = { caseId, covers, exchanges, knowledge, ...(losses && { losses }) };
    return { ...about, ...(ended && { ended }) };
  };
  const unmet = unmetNeed(one, knowledge);
  if (unmet) return transcript(unmet);
  try {
    const steps = one.steps(knowledge);
    for (let next = steps.next(); !next.done; ) {
      const refuted = refuteRequest(contract, one, next.value, knowledge, exchanges);
      if (refuted) return transcript({ outcome: 'error', reason: refuted });
      const exchange = await sendStep(session, next.value, allowance);
      const { reply, cutShort } = exchange;
      if (cutShort || allowance.share?.isEvicted()) return { ...transcript(), cutShort: true };
      const unsent = endingOf(reply);
      if (unsent) return transcript(unsent);
      exchanges.push(exchange);
      if (reply.kind === 'response') {
        allowance.share?.take(reply.response.body.length * memoryPerByte);
      }
      next = steps.next(reply);
    }
    return transcript();
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return transcript({ outcome: 'error', reason });
  }
}

/** Sends the request of a step, or takes the answer that an equal one got before. */
export async function sendStep(
  { shared, send }: Session,
  step: Step,
  allowance: Allowance,
): Promise<Exchange> {
  const { request } = step;
  const role = step.control ? 'control' : step.ground ? 'ground' : undefined;
  allowance.share?.take(request.body.length * memoryPerByte);
  if (!step.shared && !role) return send(request, allowance);
  const { exchange, isNew } = await shared.ask(keyOf(request), () => send(request, allowance));
  if (!isNew) return sentAgain(exchange)(role ?? '');
  return role ? { ...exchange, role } : exchange;
}

/** Most cases have the same control: it is the same exchange in all of them. */
const sentAgain = remember((exchange: Exchange) =>
  rememberText(
    (role: Role | ''): Exchange => ({
      ...exchange,
      sentBefore: true,
      ...(role !== '' && { role }),
    }),
  ),
);

const keyOf = remember((request: WireRequest) => JSON.stringify(request));

/** How a case ends whose request was not sent: what a target cannot carry is left out. */
export function endingOf(reply: Reply): Ending | undefined {
  if (reply.kind === 'response') return undefined;
  const { fault, detail: reason } = reply;
  if (fault === 'not-carried') return { outcome: 'skipped', reason };
  return fault === 'stopped' ? { outcome: 'inconclusive', reason } : undefined;
}

/** Why a case cannot be run with what is known of the target. */
export function unmetNeed({ needs }: Case, knowledge: Knowledge): Ending | undefined {
  if (needs === 'nothing') return undefined;
  if (!knowledge.input) {
    return {
      outcome: 'inconclusive',
      reason: 'it needs an input that the target knows: name one with --fixture FILE',
    };
  }
  if (needs === 'foreign-fixture' && !knowledge.foreign) {
    return {
      outcome: 'inconclusive',
      reason: 'it needs the ids of a second resource: "foreign" in the fixture file',
      dataLimited: true,
    };
  }
  return undefined;
}
