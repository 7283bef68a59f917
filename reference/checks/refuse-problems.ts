import { serializationError, validationError } from '../service-error.ts';
import type { Refuse } from './check.ts';

/** Types are a matter of reading the body, one problem at a time; constraints come all together. */
export const refuseProblems: Refuse = (kind, problems) => {
  if (problems.length === 0) return;
  throw kind === 'type' ? serializationError(problems[0]) : validationError(problems);
};
