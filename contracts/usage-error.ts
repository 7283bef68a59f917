import { messageOf } from './message-of.ts';

/** A mistake of the user's: one line that names the thing, and `hint`, the way out. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}

/**
 * True of one of the library as well that a user's module throws: the command, which is bundled,
 * has a class of its own.
 */
export function isUsageError(error: unknown): error is UsageError {
  if (error instanceof UsageError) return true;
  return error instanceof Error && error.name === 'UsageError' && 'hint' in error;
}

/** What an error says, with the way out where it knows one. */
export function adviceOf(error: unknown): string {
  return isUsageError(error) ? `${error.message} ${error.hint}` : messageOf(error);
}
