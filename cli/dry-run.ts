import { plural } from '../contracts/plural.ts';
import { operationIn } from '../contracts/protocols/protocols.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { createEmulator } from '../reference/create-emulator.ts';
import { certify } from '../reports/certify.ts';
import { createInProcessTarget } from '../runners/in-process-target.ts';
import { builtInFixture } from './built-in-fixture.ts';
import type { Selection } from './select-cases.ts';

/**
 * Counts the requests of a run by making it against the emulator in this process: how many there
 * are depends on the answers, so that another target may take some more or less.
 */
export async function dryRun(plan: readonly Selection[]): Promise<number> {
  const { answer } = await createEmulator();
  const counts = new Map<string, number>();
  const target = createInProcessTarget('the emulator', (request) => {
    const operation = operationIn(request) ?? 'no operation';
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
    return answer(request);
  });
  for (const { contract, cases } of plan) {
    const fixture = builtInFixture(contract);
    const options = {
      ...{ contract, cases, target, toolVersion: '', repeat: '' },
      // Most people's have no second resource, which is then looked for.
      ...(fixture && { fixture: { input: fixture.input } }),
    };
    const { outcome } = await certify({ ...options, onEvent: () => undefined });
    if (outcome === 'not-implemented') {
      throw new UsageError(
        `--dry-run cannot count the requests of ${contract.operation}: the emulator in here does not have it.`,
        'See its cases with aws-conformance list; --max-requests bounds a run.',
      );
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const lines = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count}  ${name}`);
  process.stdout.write(
    `${plural(total, 'request')}, retries apart; nothing was sent\n${lines.join('\n')}\n`,
  );
  return 0;
}
