import type { Contract } from '../contract.ts';
import type { ErrorKind } from '../error-kind.ts';
import type { Analysis } from '../requests/analyse-request.ts';
import { faultRules, type Violation } from '../requests/faults.ts';
import { kindInWords } from './answer-kinds.ts';

/** The kinds of error that may answer these faults. */
export function refusalsOf(violations: readonly Violation[]): ErrorKind[] {
  return [...new Set(violations.flatMap(({ fault }) => faultRules[fault].refusals))];
}

/** The kinds of error that may answer a request as a whole. */
export function allowedErrors({ binding, lenient }: Analysis): ErrorKind[] {
  return refusalsOf([...binding, ...lenient]);
}

/** What must follow a request, in words: `HTTP 400 ValidationException`, for example. */
export function expectedAnswer(contract: Contract, analysis: Analysis): string {
  if (analysis.binding.some(({ fault }) => fault === 'not-ours')) {
    return 'anything but the result of the operation';
  }
  const errors = allowedErrors(analysis).map((kind) => kindInWords(contract, kind));
  const success = analysis.binding.length > 0 ? [] : ['HTTP 200'];
  return [...success, ...errors].join(', or ');
}
