import { errorAddress, errorForm } from '../../contracts/answers/answer-kinds.ts';
import { describeAnswer } from '../../contracts/answers/describe-answer.ts';
import { allowedErrors, expectedAnswer } from '../../contracts/answers/expected-answer.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { ErrorKind } from '../../contracts/error-kind.ts';
import type { Violation } from '../../contracts/requests/faults.ts';
import { type Finding, fail, pass } from './finding.ts';
import { matchedKind } from './match-error.ts';
import type { ReadExchange } from './read-exchange.ts';

/**
 * Judges what the error is called that refuses a request. The status of an error with the right
 * name is judged with its form, but for those about signatures, which share a promise.
 */
export function judgeName(
  contract: Contract,
  { analysis, answer, index }: ReadExchange,
): Finding[] {
  if (answer.kind !== 'error') return [];
  const violations = [...analysis.binding, ...analysis.lenient];
  const kinds = allowedErrors(analysis);
  const matched = matchedKind(contract, kinds, answer);
  const address = nameAddress(contract, violations, kinds);
  const isSigning = address === 'auth/error-name';
  const kind = matched ?? kinds[0];
  const status =
    isSigning && kind ? [judgeAuthStatus(contract, kind, answer.response.status, index)] : [];
  // An error without a name is a matter of the envelope.
  if (address === undefined || answer.types.length === 0) return status;
  if (matched) return isSigning ? [pass(address, index), ...status] : [];
  const expected = expectedAnswer(contract, analysis);
  return [fail(address, expected, describeAnswer(answer), index), ...status];
}

/** The constraint that says what the error for these faults is called. */
function nameAddress(
  contract: Contract,
  violations: readonly Violation[],
  kinds: readonly ErrorKind[],
): string | undefined {
  for (const { address, fault } of violations) {
    if (fault === 'unknown-id') return address;
    if (fault === 'unrouted') return 'protocol/unrouted-error';
    if (address.startsWith('auth/')) return 'auth/error-name';
  }
  return kinds.map((kind) => errorAddress(contract, kind)).find((address) => address !== undefined);
}

function judgeAuthStatus(
  contract: Contract,
  kind: ErrorKind,
  status: number,
  index: number,
): Finding {
  const { statuses } = errorForm(contract, kind);
  const address = 'auth/status';
  if (statuses.includes(status)) return pass(address, index);
  return fail(address, `HTTP ${statuses.join(' or ')}`, `HTTP ${status}`, index);
}
