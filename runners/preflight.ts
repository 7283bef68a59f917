import type { Answer } from '../contracts/answers/answer.ts';
import { isRefusedAccess, isThrottled } from '../contracts/answers/transient.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { noSuchOperation } from '../contracts/protocols/protocol.ts';
import { protocolOf, readAnswer } from '../contracts/protocols/protocols.ts';
import type { Exchange } from '../contracts/wire.ts';
import { requestOf } from '../suites/requests.ts';
import { bodyKind, formOf, isMarkup } from './answer-form.ts';
import type { Send } from './send-with-retries.ts';

/** A cause that would fail every case alike: found before the first one, and said once. */
export interface Obstacle {
  readonly kind:
    | 'no-answer'
    | 'unavailable'
    | 'refused'
    | 'redirected'
    /** The target says so itself. */
    | 'says-not-implemented'
    /** It answers as it does for an operation that cannot exist. */
    | 'unknown-operation'
    /** What answers does not speak the protocol: a proxy, a gateway, a web site. */
    | 'wall'
    /** Errors of the protocol, the same ones whatever is asked. */
    | 'always-alike';
  /** A valid request, and what came for it. */
  readonly exchange: Exchange;
}

/** The same body, sent to the operation and to one that cannot exist. */
interface Pair {
  readonly exchange: Exchange;
  readonly real: Answer;
  readonly impossible: Answer;
}

/**
 * Looks for what would fail every case. The target is asked for the operation with this input, and
 * for an operation that cannot exist. When both are answered alike, faulty requests are sent as
 * well: a target that answers those in a way of its own has the operation, whatever it makes of
 * this input, and is for the cases to judge.
 */
export async function preflight(
  contract: Contract,
  input: JsonObject,
  send: Send,
): Promise<Obstacle | undefined> {
  const first = await askBoth(contract, input, send);
  const found = lookAt(contract, first);
  if (found !== 'unclear') return found;
  const [hasSibling, ...others] = await Promise.all([
    servesSibling(contract, first, send),
    ...faultyInputs(contract).map((members) => askBoth(contract, members, send)),
  ]);
  if (others.some(isToldApart)) return undefined;
  return { kind: kindOf(first.real, hasSibling), exchange: first.exchange };
}

async function askBoth(contract: Contract, members: JsonObject, send: Send): Promise<Pair> {
  const { encode, decode } = protocolOf(contract);
  const [exchange, impossible] = await Promise.all([
    send(encode(contract, members)),
    send(encode({ ...contract, operation: noSuchOperation }, members)),
  ]);
  const read = ({ reply }: Exchange) => decode(contract, reply);
  return { exchange, real: read(exchange), impossible: read(impossible) };
}

/** True for a target that serves another operation of the service: it is no wall. */
async function servesSibling(
  { discovery: [step] }: Contract,
  { impossible }: Pair,
  send: Send,
): Promise<boolean> {
  if (!step || step.takes.length > 0) return false;
  const { reply } = await send(requestOf(step.contract, {}));
  const answer = readAnswer(step.contract, reply);
  return answer.kind === 'result' && formOf(answer) !== formOf(impossible);
}

/** Without any member, and with each of a wrong type. */
function faultyInputs({ input }: Contract): JsonObject[] {
  const mistyped = [...input.members.values()].map(({ name, shape }) => [
    name,
    shape.type === 'list' ? 'x' : [[]],
  ]);
  return [{}, Object.fromEntries(mistyped)];
}

/** What the answer to a valid request says by itself. */
function lookAt(contract: Contract, pair: Pair): Obstacle | undefined | 'unclear' {
  const { exchange, real, impossible } = pair;
  const obstacle = (kind: Obstacle['kind']): Obstacle => ({ kind, exchange });
  if (real.kind === 'none') {
    if (real.fault === 'unhandled') return obstacle('says-not-implemented');
    // A target that answers other requests is there: what it does with this one is for the cases.
    return impossible.kind === 'none' ? obstacle('no-answer') : undefined;
  }
  if (real.kind === 'result') return undefined;
  const { status } = real.response;
  if (isThrottled(real) || status === 503) return obstacle('unavailable');
  if (isGatewayFault(real) && isGatewayFault(impossible)) return obstacle('unavailable');
  if (status >= 300 && status < 400) return obstacle('redirected');
  if (isRefusedAccess(real)) return obstacle('refused');
  if (status === 407) return obstacle('wall');
  if (saysNotImplemented(contract, real)) return obstacle('says-not-implemented');
  return isToldApart(pair) ? undefined : 'unclear';
}

/** What a target is that makes no difference between the operation and one that cannot exist. */
function kindOf(real: Answer, hasSibling: boolean): Obstacle['kind'] {
  if (real.kind === 'none') return 'no-answer';
  const { status, body } = real.response;
  if (hasSibling && status !== 401 && status !== 403) return 'unknown-operation';
  if (status >= 500) return 'always-alike';
  const names = real.kind === 'error' ? real.types.length : 0;
  const isOurs = names > 0 || (real.kind === 'error' && bodyKind(body) === 'json');
  if (!isOurs || status === 401 || status === 403) return 'wall';
  return names > 0 ? 'unknown-operation' : 'always-alike';
}

/** True when the operation is answered in a way of its own. */
function isToldApart({ real, impossible }: Pair): boolean {
  // No answer, which may be a passing fault, says nothing either way.
  if (real.kind === 'none' || impossible.kind === 'none') return false;
  if (real.kind === 'result') return true;
  // A page or a document is no answer to JSON: two different ones are none either.
  if (isMarkup(real) && isMarkup(impossible)) return false;
  return formOf(real) !== formOf(impossible);
}

function isGatewayFault(answer: Answer): boolean {
  if (answer.kind === 'none') return false;
  return answer.response.status === 502 || answer.response.status === 504;
}

const namesForNotImplemented =
  /^(UnknownOperation|NotImplemented|InvalidAction|UnsupportedOperation|MissingAction)(Exception|Error)?$/;

/** How some say it in a message or a page, whatever the error is called. */
const inOtherWords =
  /not[\s-]*((yet|been) )*implemented|action \S+ is not valid|(unknown|unsupported|no such) (operation|action)/i;

function saysNotImplemented({ errors }: Contract, answer: Answer): boolean {
  if (answer.kind !== 'error') return false;
  const { response, types } = answer;
  if (response.status === 501 || types.some((type) => namesForNotImplemented.test(type)))
    return true;
  // An error of the operation's own shows that it is there, whatever the message says.
  const isOwn = types.some((type) => errors.some(({ name }) => name === type));
  return !isOwn && inOtherWords.test(response.body);
}
