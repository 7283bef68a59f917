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

/** What an error says, with the way out where it knows one. */
export function adviceOf(error: unknown): string {
  return error instanceof UsageError ? `${error.message} ${error.hint}` : messageOf(error);
}
