import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { plural } from '../contracts/plural.ts';
import { parseArguments } from './arguments.ts';
import { selectCases } from './select-cases.ts';
import { selectContract } from './select-contract.ts';

/** `aws-conformance list`: the id of each case, one a line; nothing is sent. */
export async function list(argv: readonly string[]): Promise<number> {
  const args = parseArguments('list', argv);
  const plain = await selectContract(args);
  const contract = args.flag('auth') ? withAuth(plain) : plain;
  const { cases } = await selectCases(contract, args);
  const lines = cases.map(({ id, suite, title, covers }) =>
    args.flag('json') ? JSON.stringify({ id, suite, title, covers }) : id,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
  if (process.stdout.isTTY) {
    process.stderr.write(
      `${plural(cases.length, 'case')} of ${contract.service} ${contract.operation}\n`,
    );
  }
  return 0;
}
