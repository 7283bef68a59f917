import { existsSync } from 'node:fs';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Seed } from './seed.ts';

/** How the file of a module ends; anything else is a command. */
const moduleEnding = /\.([cm]?js|m?ts)$/;

/** The seed of `--seed`, if there is one. @throws UsageError for options that contradict it. */
export async function chooseSeed(args: Arguments): Promise<Seed | undefined> {
  const seed = args.text('seed');
  const teardown = args.text('seed-teardown');
  if (seed === undefined) {
    if (teardown === undefined) return undefined;
    throw new UsageError('--seed-teardown needs --seed.', 'Give the command that loads the data.');
  }
  if (args.text('fixture') !== undefined) {
    throw new UsageError(
      '--seed and --fixture contradict each other.',
      'Leave one out: a seed gives the fixture itself.',
    );
  }
  if (seed === 'maintenance-windows' && teardown === undefined) {
    const { maintenanceWindowsSeed } = await import('../fixture/maintenance-windows-seed.ts');
    return maintenanceWindowsSeed(args);
  }
  if (moduleEnding.test(seed) && !/\s/.test(seed) && !existsSync(seed)) {
    throw new UsageError(`There is no file ${seed} for --seed.`, 'Check the path.');
  }
  if (!moduleEnding.test(seed) || !existsSync(seed)) {
    return (await import('./seed-command.ts')).seedCommand(seed, teardown);
  }
  if (teardown === undefined) return (await import('./seed-module.ts')).seedModule(seed);
  throw new UsageError(
    `--seed-teardown goes with a command, and --seed ${seed} is a module.`,
    'Let the module export a function teardown.',
  );
}
