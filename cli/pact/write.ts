import { writeFile as writeText } from 'node:fs/promises';
import { UsageError } from '../../contracts/usage-error.ts';
import { writePact } from '../../runners/pact/write-pact.ts';
import { toolVersion } from '../../runners/tool-version.ts';
import { parseArguments } from '../arguments.ts';
import { checkWritable } from '../save-fixture.ts';
import { selectCases } from '../select-cases.ts';
import { selectContract } from '../select-contract.ts';
import { keysOf, planFor } from './pact-plan.ts';

/** `aws-conformance pact write --out FILE`: the cases of single exchanges as a Pact file. */
export async function writeFile(argv: readonly string[]): Promise<number> {
  const args = parseArguments('pact write', argv);
  const contract = await selectContract(args);
  const out = args.text('out');
  if (out === undefined) {
    throw new UsageError('pact write needs --out.', 'Name the file to write, such as pact.json.');
  }
  await checkWritable('out', out);
  const { cases } = await selectCases(contract, args);
  const plan = planFor(contract);
  const names = {
    consumer: args.text('consumer') ?? 'aws-conformance',
    provider: args.text('provider') ?? contract.service,
    toolVersion,
  };
  const file = writePact(contract, plan, names, keysOf(plan, cases));
  if (file.interactions.length === 0) {
    throw new UsageError(
      `None of these cases of ${contract.operation} can be carried by Pact.`,
      'Run them with aws-conformance run.',
    );
  }
  await writeText(out, `${JSON.stringify(file, undefined, 2)}\n`);
  const carried = cases.filter(({ id }) => plan.cases.has(id)).length;
  process.stdout.write(
    `${out}: ${file.interactions.length} interactions, of ${carried} of ${cases.length} cases; ` +
      'its metadata says why the others are not there\n',
  );
  return 0;
}
