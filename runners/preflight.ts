import { type Answer, readAnswer } from '../contracts/answers/read-answer.ts';
import { isRefusedAccess, isThrottled } from '../contracts/answers/transient.ts';
import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { Exchange } from '../contracts/wire.ts';
import { requestOf, withHeaders } from '../suites/requests.ts';
import type { Send } from './send-with-retries.ts';

/** A cause that would fail every case alike: found before the first one, and said once. */
interface Obstacle {
  readonly outcome: 'inconclusive' | 'not-implemented';
  readonly reason: string;
}

/**
 * Asks for an operation that cannot exist, and for the real one with this input. A target that
 * gives both the same answer has not implemented the real one, in whatever words it says so.
 */
export async function preflight(
  contract: Contract,
  input: JsonObject,
  send: Send,
): Promise<Obstacle | undefined> {
  const real = requestOf(contract, input);
  const service = contract.target.slice(0, contract.target.indexOf('.'));
  const impossible = withHeaders(real, { 'x-amz-target': `${service}.DescribeNoSuchThing` });
  const [answered, unanswered] = await Promise.all([send(real), send(impossible)]);
  return obstacleIn(contract, answered, unanswered);
}

function obstacleIn(
  contract: Contract,
  real: Exchange,
  impossible: Exchange,
): Obstacle | undefined {
  const answer = readAnswer(real.reply);
  const other = readAnswer(impossible.reply);
  if (answer.kind === 'none') {
    // A target that answers other requests is there: what it does with this one is for the cases.
    if (other.kind !== 'none') return undefined;
    if (answer.fault === 'stopped') {
      return { outcome: 'inconclusive', reason: `no case could be run: ${answer.detail}` };
    }
    return { outcome: 'inconclusive', reason: `the target cannot be reached: ${answer.detail}` };
  }
  const { status } = answer.response;
  const said = `HTTP ${status}${answer.kind === 'error' ? namesOf(answer) : ''}`;
  if (isThrottled(answer) || status === 503) {
    return { outcome: 'inconclusive', reason: `the target stays unavailable: ${said}` };
  }
  if (isRefusedAccess(answer)) {
    return { outcome: 'inconclusive', reason: `the credentials were refused: ${said}` };
  }
  if (saysNotImplemented(answer)) return notImplemented(contract, said);
  if (answer.kind !== 'result' && alike(contract, answer, other)) {
    return notImplemented(contract, `${said}, as to an operation that does not exist`);
  }
  if (answer.kind === 'error' && inOtherWords.test(answer.response.body)) {
    return notImplemented(contract, said);
  }
  return undefined;
}

function notImplemented({ operation }: Contract, answer: string): Obstacle {
  const reason = `the target does not implement ${operation}: it answers ${answer}`;
  return { outcome: 'not-implemented', reason };
}

/** How some say it in a message or a page, whatever the error is called. */
const inOtherWords = /not[\s-]*(yet )?implemented|action \S+ is not valid/i;

const namesForNotImplemented =
  /^(UnknownOperation|NotImplemented|InvalidAction|UnsupportedOperation|MissingAction)(Exception|Error)?$/;

function saysNotImplemented(answer: Answer): boolean {
  if (answer.kind !== 'error') return false;
  return (
    answer.response.status === 501 || answer.types.some((type) => namesForNotImplemented.test(type))
  );
}

function namesOf({ types }: Extract<Answer, { readonly kind: 'error' }>): string {
  return types.length > 0 ? ` ${types[0]}` : '';
}

function alike(contract: Contract, answer: Answer, other: Answer): boolean {
  if (answer.kind === 'none' || other.kind === 'none') return false;
  return (
    answer.response.status === other.response.status &&
    withoutNames(contract, answer.response.body) === withoutNames(contract, other.response.body)
  );
}

/** Answers that repeat the operation, or count their requests, are still the same answer. */
function withoutNames({ operation }: Contract, body: string): string {
  return body
    .replaceAll(new RegExp(`${operation}|DescribeNoSuchThing`, 'gi'), 'Operation')
    .replaceAll(/describe_\w+/gi, 'Operation')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/gi, '0');
}
