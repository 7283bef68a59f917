import { UsageError } from '../../contracts/usage-error.ts';
import type { Option } from './option.ts';

/** The whole number that a text is. @throws UsageError when it is none, or out of its bounds. */
export function wholeNumber(
  shown: string,
  text: string,
  {
    least = Number.MIN_SAFE_INTEGER,
    most = Number.MAX_SAFE_INTEGER,
  }: Pick<Option, 'least' | 'most'>,
): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '') {
    throw new UsageError(
      `${shown} ${text} is not a whole number from ${least} up.`,
      'Give it as digits.',
    );
  }
  if (value <= most) return value;
  throw new UsageError(`${shown} ${text} is too large.`, `Give at most ${most}.`);
}
