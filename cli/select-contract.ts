import type { Contract } from '../contracts/contract.ts';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import builtInModel from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { UsageError } from '../contracts/usage-error.ts';
import { hideMembers } from '../runners/redaction/redact-text.ts';
import type { Arguments } from './arguments.ts';
import { readJsonFile } from './read-json-file.ts';

/** The operation that everything started with, and the default. */
const defaultOperation = 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** The built-in contract, of the default operation or of one of its siblings. */
export function builtInContract(operation: string = defaultOperation): Contract {
  return hiding(readContract(readModel(builtInModel, 'the built-in model'), operation));
}

/** What the model calls sensitive is shown nowhere from now on. */
function hiding(contract: Contract): Contract {
  hideMembers(contract.sensitive);
  return contract;
}

/** A contract, and perhaps more of them, of the same service. */
export type Contracts = readonly [Contract, ...Contract[]];

/** The contracts that `--model` and `--operation` name, in the order given; else the built-in one. */
export async function selectContracts(args: Arguments): Promise<Contracts> {
  const file = args.text('model');
  const [first, ...others] = new Set(args.texts('operation'));
  if (file === undefined) return [builtInContract(first), ...others.map(builtInContract)];
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
