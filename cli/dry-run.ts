import type { Contract } from '../contracts/contract.ts';
import { createEmulator } from '../reference/create-emulator.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { certify } from '../reports/certify.ts';
import { readFixture } from '../runners/fixture.ts';
import { createInProcessTarget } from '../runners/in-process-target.ts';
import type { Case } from '../suites/case.ts';

/**
 * Counts the requests of a run by making it against the emulator in this process: how many there
 * are depends on the answers, so that another target may take some more or less.
 */
export async function dryRun(contract: Contract, cases: readonly Case[]): Promise<number> {
  const { answer } = await createEmulator();
  const counts = new Map<string, number>();
  const target = createInProcessTarget('the emulator', (request) => {
    const operation = request.headers['x-amz-target'] ?? 'no operation';
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    return answer(request);
  });
  const { foreign: _, ...ids } = referenceFixture;
  const fixture = readFixture(contract, ids, 'The built-in fixture');
  const options = { contract, cases, target, fixture, toolVersion: '', repeat: '' };
  await certify({ ...options, onEvent: () => undefined });
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count}  ${name}`);
  process.stdout.write(`${total} requests, retries apart; nothing was sent\n${lines.join('\n')}\n`);
  return 0;
}
