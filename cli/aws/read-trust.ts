import type { Trust } from '../../runners/trust.ts';
import type { Arguments } from '../arguments.ts';
import type { Environment } from './environment.ts';
import { readCaBundle } from './read-ca-bundle.ts';
import type { Profile } from './read-profile.ts';

/** Whom to trust: `--ca-bundle`, `AWS_CA_BUNDLE` or the profile's, and `--no-verify-ssl`. */
export async function readTrust(
  args: Arguments,
  environment: Environment,
  profile: Profile | undefined,
): Promise<Trust> {
  const candidates = [
    ['--ca-bundle', args.text('ca-bundle')],
    ['AWS_CA_BUNDLE', environment['AWS_CA_BUNDLE']],
    [`the profile ${profile?.name}`, profile?.settings.get('ca_bundle')],
  ] as const;
  const [from, file] = candidates.find(([, value]) => value) ?? [];
  const verify = !args.flag('no-verify-ssl');
  return from && file ? { ca: await readCaBundle(file, from), verify } : { verify };
}
