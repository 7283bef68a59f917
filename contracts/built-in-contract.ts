import type { Contract } from './contract.ts';
import { readContract } from './read-contract.ts';
import { readModel } from './smithy/model.ts';
import builtInModel from './ssm/maintenance-windows.json' with { type: 'json' };

/** The operation that everything started with, and the default. */
const defaultOperation = 'DescribeMaintenanceWindowExecutionTaskInvocations';

/** The built-in contract, of the default operation or of one of its siblings. */
export function builtInContract(operation: string = defaultOperation): Contract {
  return readContract(readModel(builtInModel, 'the built-in model'), operation);
}
