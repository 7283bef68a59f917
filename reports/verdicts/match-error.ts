import type { Answer, ErrorAnswer } from '../../contracts/answers/answer.ts';
import { errorForm } from '../../contracts/answers/answer-kinds.ts';
import type { Contract } from '../../contracts/contract.ts';
import type { ErrorKind } from '../../contracts/error-kind.ts';

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

/** True for an error that lays the fault on the request, whatever it is called. */
export function blamesRequest(answer: Answer): answer is ErrorAnswer {
  return answer.kind === 'error' && answer.response.status >= 400 && answer.response.status < 500;
}

/** True for answers of the same kind: for errors, of the same status and the same names. */
export function isAlike(one: Answer, other: Answer): boolean {
  if (one.kind === 'none' || other.kind === 'none') return false;
  if (one.kind !== other.kind || one.response.status !== other.response.status) return false;
  if (one.kind !== 'error' || other.kind !== 'error') return true;
  return one.types.join() === other.types.join();
}
