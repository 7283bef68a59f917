import { UsageError } from '../contracts/usage-error.ts';

/** `aws-conformance pact write` and `pact verify`: the cases as a Pact file. */
export async function pact([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'write') return (await import('./pact/write.ts')).writeFile(args);
  if (name === 'verify') return (await import('./pact/verify.ts')).verify(args);
  throw new UsageError(
    name === undefined ? 'pact needs to be told what to do.' : `There is no pact ${name}.`,
    'Say pact write or pact verify.',
  );
}
