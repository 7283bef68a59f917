import { UsageError } from '../../contracts/usage-error.ts';
import type { Environment } from './environment.ts';
import type { Profile } from './read-profile.ts';

/** The region that requests to a target on this machine are signed for, unless one is given. */
export const defaultRegion = 'us-east-1';

/** The region of the option, the environment or the profile, in that order. */
export function findRegion(
  option: string | undefined,
  environment: Environment,
  profile: Profile | undefined,
): string | undefined {
  // A variable that is set to nothing is as good as none.
  return (
    option ||
    environment['AWS_REGION'] ||
    environment['AWS_DEFAULT_REGION'] ||
    profile?.settings.get('region')
  );
}

/** The same, for an endpoint that needs to know. @throws UsageError when nobody says a region. */
export function requireRegion(
  option: string | undefined,
  environment: Environment,
  profile: Profile | undefined,
): string {
  const region = findRegion(option, environment, profile);
  if (region) return region;
  throw new UsageError(
    'There is no region.',
    `Give --region, set AWS_REGION, or run aws configure set region us-east-1${
      profile && profile.name !== 'default' ? ` --profile ${profile.name}` : ''
    }.`,
  );
}
