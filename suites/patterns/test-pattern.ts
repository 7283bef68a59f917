import { rememberText } from '../../contracts/remember.ts';
import { compilePattern } from '../../contracts/requests/compile-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import { guardedTest, type Verify } from './verify.ts';

/**
 * Whether a value of a target matches a pattern of the model; undefined when that takes too long
 * to find out: some published patterns backtrack without end, and a target chooses its values.
 */
export const testPattern: (pattern: string) => Verify = rememberText((pattern) => {
  const parsed = parsePattern(pattern);
  if (parsed) return guardedTest(pattern, parsed.root);
  const expression = compilePattern(pattern);
  return (value) => expression.test(value);
});
