import type { Contract } from '../../contracts/contract.ts';
import type { CaseFinished, RunStarted } from '../event.ts';
import { keepFailures } from '../findings/failures.ts';
import { failureBlocks } from '../reporters/console/failure-block.ts';
import { createScreen } from '../reporters/console/screen.ts';

/** What failed in a case, as the console shows it: constraint, source, expected, actual, exchange. */
export function failureMessage(
  { constraints }: Contract,
  header: RunStarted,
  finished: CaseFinished,
  isStrict: boolean,
): string {
  const failures = keepFailures();
  failures.add(finished);
  const described = constraints.map((one) => ({ ...one, counts: noCounts }));
  const groups = [
    ...failures.groups('must', described),
    ...(isStrict ? failures.groups('should', described) : []),
  ].map((group) => ({ ...group, places: 1 }));
  return failureBlocks(createScreen(false, 100), header, groups).join('\n').trim();
}

const noCounts = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
