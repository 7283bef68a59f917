import { operationSchema } from '../contracts/operation-schema.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { parseArguments } from './arguments.ts';
import { selectContract } from './select-contract.ts';

/** `aws-conformance schema`: prints the JSON Schema of an operation's request or response members. */
export async function schema(argv: readonly string[]): Promise<number> {
  const args = parseArguments('schema', argv);
  const isResponse = args.flag('response');
  if (isResponse && args.flag('request')) {
    throw new UsageError('--request and --response contradict each other.', 'Leave one out.');
  }
  const contract = await selectContract(args);
  const printed = operationSchema(contract, isResponse ? 'response' : 'request');
  process.stdout.write(`${JSON.stringify(printed, null, 2)}\n`);
  return 0;
}
