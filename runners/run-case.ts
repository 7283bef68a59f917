import { transienceOf } from '../contracts/answers/transient.ts';
import type { Contract } from '../contracts/contract.ts';
import type { Knowledge } from '../contracts/knowledge.ts';
import { remember, rememberText } from '../contracts/remember.ts';
import type { Exchange, Reply, Role, WireRequest } from '../contracts/wire.ts';
import type { Case, Step } from '../suites/case.ts';
import { refuteRequest } from '../suites/prove-request.ts';
import type { Send } from './send-with-retries.ts';
import type { Ending, Transcript } from './transcript.ts';

/** What the cases of one run have in common: of requests that they share, each is sent only once. */
export interface Session {
  readonly contract: Contract;
  readonly knowledge: Knowledge;
  readonly send: Send;
  readonly shared: Map<string, Promise<Exchange>>;
}

/** Runs one case to its end; every request is proved against the contract before it is sent. */
export async function runCase(session: Session, one: Case): Promise<Transcript> {
  const { contract, knowledge } = session;
  const exchanges: Exchange[] = [];
  const transcript = (ended?: Ending): Transcript => {
    const { id: caseId, covers } = one;
    return { caseId, covers, exchanges, knowledge, ...(ended && { ended }) };
  };
  const unmet = unmetNeed(one, knowledge);
  if (unmet) return transcript(unmet);
  try {
    const steps = one.steps(knowledge);
    for (let next = steps.next(); !next.done; ) {
      const refuted = refuteRequest(contract, one, next.value, knowledge, exchanges);
      if (refuted) return transcript({ outcome: 'error', reason: refuted });
      const exchange = await sendStep(session, next.value);
      const { reply } = exchange;
      if (reply.kind === 'no-response' && reply.fault === 'stopped') {
        return transcript({ outcome: 'inconclusive', reason: reply.detail });
      }
      exchanges.push(exchange);
      next = steps.next(reply);
    }
    return transcript();
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return transcript({ outcome: 'error', reason });
  }
}

/** Sends the request of a step, or takes the answer that an equal one got before. */
export async function sendStep({ shared, send }: Session, step: Step): Promise<Exchange> {
  const role = step.control ? 'control' : step.ground ? 'ground' : undefined;
  if (!step.shared && !role) return send(step.request);
  const key = keyOf(step.request);
  const known = shared.get(key);
  if (known) return sentAgain(await known)(role ?? '');
  const sent = send(step.request);
  shared.set(key, sent);
  const exchange = await sent;
  // What an outage answered is no answer for the cases after it.
  if (mayPass(exchange.reply)) shared.delete(key);
  return role ? { ...exchange, role } : exchange;
}

/** Most cases have the same control: it is the same exchange in all of them. */
const sentAgain = remember((exchange: Exchange) =>
  rememberText((role: Role | ''): Exchange => {
    const { role: _, ...rest } = exchange;
    return { ...rest, sentBefore: true, ...(role !== '' && { role }) };
  }),
);

const keyOf = remember((request: WireRequest) => JSON.stringify(request));

/** True for a fault that may be over for the next case, and that costs little to meet again. */
function mayPass(reply: Reply): boolean {
  const transience = transienceOf(reply);
  if (transience === 'failing' && reply.kind === 'response') return reply.response.status !== 500;
  return transience === 'busy' || transience === 'failing';
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
