import type { Contract } from '../contracts/contract.ts';
import { referenceFixture, referenceIds } from '../reference/reference-fixture.ts';
import { type Fixture, readFixture } from '../runners/fixture.ts';

/** What of the reference's data an operation takes; undefined when it asks for anything else. */
export function builtInFixture(contract: Contract): Fixture | undefined {
  const { foreign, ...ids } = referenceFixture;
  const all = { ...ids, ...referenceIds };
  const required = [...contract.input.members.values()].filter((member) => member.required);
  const isKnown = (ids: object): boolean => required.every(({ name }) => name in ids);
  if (contract.service !== 'ssm' || !isKnown(all)) return undefined;
  const value = isKnown(foreign) && required.length > 0 ? { ...all, foreign } : all;
  return readFixture(contract, value, 'The built-in fixture');
}
