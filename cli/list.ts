import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { plural } from '../contracts/plural.ts';
import { parseArguments } from './arguments.ts';
import { selectPlan } from './select-cases.ts';
import { selectContracts } from './select-contract.ts';

/** `aws-conformance list`: the id of each case, one a line; nothing is sent. */
export async function list(argv: readonly string[]): Promise<number> {
  const args = parseArguments('list', argv);
  const contracts = await selectContracts(args);
  const plan = await selectPlan(args.flag('auth') ? contracts.map(withAuth) : contracts, args);
  const cases = plan.flatMap((selection) => selection.cases);
  const lines = cases.map(({ id, suite, title, covers }) =>
    args.flag('json') ? JSON.stringify({ id, suite, title, covers }) : id,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  if (process.stdout.isTTY) {
    const operations = contracts.map(({ operation }) => operation).join(', ');
    process.stderr.write(
      `${plural(cases.length, 'case')} of ${contracts[0].service} ${operations}\n`,
    );
  }
  return 0;
}
