import type { Contract } from '../../contracts/contract.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import { carryBySdk } from '../../runners/sdk/carry-by-sdk.ts';
import type { Arguments } from '../arguments.ts';
import { emulatorCredentials } from '../aws/find-credentials.ts';
import { defaultRegion } from '../aws/find-region.ts';
import type { Carrying } from '../carrier.ts';
import { findSdk } from './find-sdk.ts';

/**
 * Has a client of the project's AWS SDK carry the cases. It gets credentials that are made up:
 * what it wrote is signed as all other requests are, when it goes out.
 *
 * @throws UsageError for a package that is no such client.
 */
export async function openSdk(
  args: Arguments,
  contract: Contract,
  name: string,
): Promise<Carrying> {
  if (!/^(@[\w.-]+\/)?[\w.-]+$/.test(name)) {
    throw new UsageError(
      `--sdk ${name} is not the name of a package.`,
      'Name one, for example --sdk @aws-sdk/client-ssm.',
    );
  }
  const settings = {
    region: args.text('region') ?? defaultRegion,
    // The path of the real endpoint is put before that of each request.
    endpoint: 'http://localhost/',
    maxAttempts: 1,
    credentials: emulatorCredentials,
  } as const;
  const sdk = await findSdk(name, contract.operation, settings, process.cwd());
  return { kind: 'sdk', carry: carryBySdk(sdk) };
}
