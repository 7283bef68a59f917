import type { Contract } from '../contracts/contract.ts';
import { serveReference } from '../reference/serve-reference.ts';
import type { Fixture } from '../runners/fixture.ts';
import type { Target } from '../runners/target.ts';
import type { Arguments } from './arguments.ts';
import { emulatorCredentials } from './aws/find-credentials.ts';
import { defaultRegion } from './aws/find-region.ts';
import { builtInFixture } from './built-in-fixture.ts';
import { httpTarget } from './resolve-target.ts';

/** The emulator as a target, with the inputs that it knows. */
interface OpenReference {
  readonly target: Target;
  readonly fixtureOf: (contract: Contract) => Fixture | undefined;
}

/** The embedded reference emulator, served on a free port of this machine for one run. */
export async function openReference(contract: Contract, args: Arguments): Promise<OpenReference> {
  // As the target below is signed for.
  const auth = { ...emulatorCredentials, region: args.text('region') ?? defaultRegion };
  const served = await serveReference(args.flag('auth') ? { auth } : {});
  try {
    const target = httpTarget(contract, new URL(served.url), args);
    const close = async () => {
      await target.close();
      await served.close();
    };
    return { target: { ...target, close }, fixtureOf: builtInFixture };
  } catch (error) {
    // A server that is left open keeps the process from ending.
    await served.close();
    throw error;
  }
}
