import { UsageError } from '../contracts/usage-error.ts';

/** `aws-conformance fixture create` and `fixture delete`: the only commands that write to a target. */
export async function fixture([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'create') return (await import('./fixture/create-fixture.ts')).createFixture(args);
  if (name === 'delete') return (await import('./fixture/delete-fixture.ts')).deleteFixture(args);
  throw new UsageError(
    name === undefined ? 'fixture needs to be told what to do.' : `There is no fixture ${name}.`,
    'Say fixture create or fixture delete.',
  );
}
