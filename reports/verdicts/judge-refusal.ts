import { type ErrorKind, errorAddress, errorForm } from '../../contracts/answers/answer-kinds.ts';
import { allowedErrors, expectedAnswer } from '../../contracts/answers/expected-answer.ts';
import { itemsOf } from '../../contracts/answers/items-of.ts';
import type { Answer, ErrorAnswer } from '../../contracts/answers/read-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { Violation } from '../../contracts/requests/faults.ts';
import { describeAnswer } from './describe-answer.ts';
import { type Finding, fail, inconclusive, pass } from './finding.ts';
import type { ReadExchange } from './read-exchange.ts';

/** Judges the answer to a request that must be refused. */
export function judgeRefusal(contract: Contract, read: ReadExchange): Finding[] {
  const { binding } = read.analysis;
  return binding.some(({ fault }) => fault === 'not-ours')
    ? binding.map(({ address }) => judgeMethod(contract, address, read))
    : binding.some(({ fault }) => fault === 'unknown-token')
      ? judgeUnknownToken(contract, read)
      : judgeRefused(contract, binding, read);
}

function judgeRefused(
  contract: Contract,
  binding: readonly Violation[],
  { answer, analysis, index }: ReadExchange,
): Finding[] {
  const kinds = allowedErrors(analysis);
  const expected = expectedAnswer(contract, analysis);
  const actual = describeAnswer(answer);
  const addresses = [...new Set(binding.map(({ address }) => address))];
  if (answer.kind === 'error' && answer.types.length === 0 && answer.response.status < 500) {
    // The envelope is what is broken here, and is judged by itself.
    const reason = `refused with HTTP ${answer.response.status}, but the error is not named`;
    return addresses.map((address) => inconclusive(address, reason, index));
  }
  const matched = matchedKind(contract, kinds, answer);
  if (matched && answer.kind === 'error') {
    const status = judgeAuthStatus(contract, addresses, matched, answer.response.status, index);
    return [...addresses.map((address) => pass(address, index)), ...status];
  }
  const named = answer.kind === 'error' && answer.types.length > 0;
  const errors = kinds.slice(0, named ? 1 : 0).map((kind) => errorAddress(contract, kind));
  const [kind] = kinds;
  const status =
    answer.kind === 'error' && kind
      ? judgeAuthStatus(contract, addresses, kind, answer.response.status, index)
      : [];
  const failed = [...addresses, ...errors].flatMap((address) =>
    address === undefined ? [] : [fail(address, expected, actual, index)],
  );
  return [...failed, ...status];
}

/** The kind among `kinds` that an answer is by its name, whatever its status. */
export function matchedKind(
  contract: Contract,
  kinds: readonly ErrorKind[],
  answer: Answer,
): ErrorKind | undefined {
  if (answer.kind !== 'error') return undefined;
  return kinds.find((kind) => isOfKind(contract, kind, answer));
}

function isOfKind(contract: Contract, kind: ErrorKind, answer: ErrorAnswer): boolean {
  const { names, statuses } = errorForm(contract, kind);
  // A gateway refuses a large body before any service can name the error.
  if (kind === 'too-large' && answer.response.status === 413) return true;
  return answer.types.some((type) => names.includes(type)) && statuses.length > 0;
}

/** Errors about signatures share one promise on their status; other errors have one each. */
function judgeAuthStatus(
  contract: Contract,
  addresses: readonly string[],
  kind: ErrorKind,
  status: number,
  index: number,
): Finding[] {
  const address = 'auth/status';
  const { statuses } = errorForm(contract, kind);
  if (!addresses.some((one) => one.startsWith('auth/'))) return [];
  if (statuses.includes(status)) return [pass(address, index)];
  return [fail(address, `HTTP ${statuses.join(' or ')}`, `HTTP ${status}`, index)];
}

/** Other methods may get any page of the server's; they must not perform the operation. */
function judgeMethod(contract: Contract, address: string, read: ReadExchange): Finding {
  const { answer, index } = read;
  if (answer.kind !== 'result' || itemsOf(contract, answer.body) === undefined) {
    return pass(address, index);
  }
  return fail(address, 'the operation is not performed', describeAnswer(answer), index);
}

/** To start the list again is an endless loop for a client; how it is refused is not documented. */
function judgeUnknownToken(
  contract: Contract,
  { answer, analysis, index }: ReadExchange,
): Finding[] {
  const restarted =
    answer.kind === 'result' && (itemsOf(contract, answer.body) ?? []).length > 0
      ? fail('paging/unknown-token', 'no items', describeAnswer(answer), index)
      : pass('paging/unknown-token', index);
  const matched = matchedKind(contract, allowedErrors(analysis), answer);
  const expected = expectedAnswer(contract, analysis);
  const named = matched
    ? pass('paging/unknown-token-error', index)
    : fail('paging/unknown-token-error', expected, describeAnswer(answer), index);
  return [restarted, named];
}
