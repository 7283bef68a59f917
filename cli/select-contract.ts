import { builtInContract } from '../contracts/built-in-contract.ts';
import type { Contract } from '../contracts/contract.ts';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { hideMembers } from '../runners/redaction/redact-text.ts';
import type { Arguments } from './arguments.ts';
import { readJsonFile } from './read-json-file.ts';

/** The same contract: what its model calls sensitive is shown nowhere from now on. */
export function hiding(contract: Contract): Contract {
  hideMembers(contract.sensitive);
  return contract;
}

/** A contract, and perhaps more of them, of the same service. */
export type Contracts = readonly [Contract, ...Contract[]];

/** The contracts that `--model` and `--operation` name, in the order given; else the built-in one. */
export async function selectContracts(args: Arguments): Promise<Contracts> {
  const file = args.text('model');
  const [first, ...others] = new Set(args.texts('operation'));
  if (file === undefined) {
    return [hiding(builtInContract(first)), ...others.map((name) => hiding(builtInContract(name)))];
  }
  const model = readModel(await readJsonFile(file, 'model'), file);
  if (first === undefined) {
    throw new UsageError(
      '--model needs --operation.',
      'Name the operation of the model to look at.',
    );
  }
  const read = (operation: string) => hiding(readContract(model, operation));
  return [read(first), ...others.map(read)];
}

/** The one contract of a command that takes no more. @throws UsageError when several are named. */
export async function selectContract(args: Arguments): Promise<Contract> {
  const [contract, ...others] = await selectContracts(args);
  if (others.length === 0) return contract;
  throw new UsageError(
    'This command takes one --operation.',
    'Call it once for each operation; run and list take several.',
  );
}
