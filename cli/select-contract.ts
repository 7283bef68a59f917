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

/** The contract named by `--model` and `--operation`, else the built-in one. */
export async function selectContract(args: Arguments): Promise<Contract> {
  const file = args.text('model');
  const operation = args.text('operation');
  if (file === undefined) return builtInContract(operation);
  const ast = await readJsonFile(file, 'model');
  const model = readModel(ast, file);
  if (operation === undefined) {
    throw new UsageError(
      '--model needs --operation.',
      'Name the operation of the model to look at.',
    );
  }
  return hiding(readContract(model, operation));
}
