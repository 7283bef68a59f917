import type { Contract } from '../../contracts/contract.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Environment } from './environment.ts';
import { type ConfiguredEndpoint, findEndpoint } from './find-endpoint.ts';
import { requireRegion } from './find-region.ts';
import { isLoopback } from './is-loopback.ts';
import { type Profile, readProfile } from './read-profile.ts';
import { type EndpointVariant, isAwsEndpoint, regionalEndpoint } from './regional-endpoint.ts';

/** An endpoint, with the profile where one was read. */
export interface ChosenEndpoint {
  readonly endpoint: URL;
  readonly profile?: Profile;
}

/** The endpoint that is configured, else with `--aws` the region's; undefined for neither. */
export async function chooseEndpoint(
  contract: Contract,
  args: Arguments,
  environment: Environment,
): Promise<ChosenEndpoint | undefined> {
  const { configured, profile } = await lookUp(contract, args, environment);
  const variant = variantIn(args, environment, profile);
  if (configured) {
    refuseVariant(configured, variant);
    return { endpoint: configured.url, ...(profile && { profile }) };
  }
  if (args.flag('aws')) {
    const region = requireRegion(args.text('region'), environment, profile);
    const endpoint = regionalEndpoint(contract.service, region, variant);
    return { endpoint, ...(profile && { profile }) };
  }
  refuseUnused(args);
  return undefined;
}

/** True when requests would go to AWS itself: for a run that sends none, and so needs no region. */
export async function goesToAws(
  contract: Contract,
  args: Arguments,
  environment: Environment,
): Promise<boolean> {
  const { configured } = await lookUp(contract, args, environment);
  return configured ? isAwsEndpoint(configured.url) : args.flag('aws');
}

interface LookedUp {
  readonly configured: ConfiguredEndpoint | undefined;
  readonly profile: Profile | undefined;
}

async function lookUp(
  { service }: Contract,
  args: Arguments,
  environment: Environment,
): Promise<LookedUp> {
  const option = args.text('endpoint-url');
  if (option && args.flag('aws')) {
    throw new UsageError(
      '--aws and --endpoint-url contradict each other.',
      'Leave one of them out.',
    );
  }
  const plain = findEndpoint(service, option, environment, undefined);
  const profile = await profileFor(plain, args, environment);
  return { configured: findEndpoint(service, option, environment, profile), profile };
}

/** The files are read for a profile that is named, for AWS, and for endpoints elsewhere. */
async function profileFor(
  endpoint: ConfiguredEndpoint | undefined,
  args: Arguments,
  environment: Environment,
): Promise<Profile | undefined> {
  const asked = args.text('profile');
  const named = asked !== undefined || Boolean(environment['AWS_PROFILE']);
  const elsewhere = endpoint !== undefined && !isLoopback(endpoint.url);
  return named || elsewhere || args.flag('aws') ? readProfile(asked, environment) : undefined;
}

function variantIn(
  args: Arguments,
  environment: Environment,
  profile: Profile | undefined,
): EndpointVariant {
  const says = (flag: string, variable: string, setting: string) =>
    args.flag(flag) ||
    (environment[variable] || profile?.settings.get(setting))?.toLowerCase() === 'true';
  return {
    fips: says('fips', 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
    dualstack: says('dualstack', 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  };
}

function refuseVariant({ url, from }: ConfiguredEndpoint, variant: EndpointVariant): void {
  if (!variant.fips && !variant.dualstack) return;
  const name = variant.fips ? 'FIPS' : 'Dual-stack';
  throw new UsageError(
    `${name} endpoints are AWS's own, and ${from} gives ${url.host}.`,
    variant.fips
      ? 'Leave --fips and AWS_USE_FIPS_ENDPOINT out, or give --aws and no endpoint.'
      : 'Leave --dualstack and AWS_USE_DUALSTACK_ENDPOINT out, or give --aws and no endpoint.',
  );
}

/** Options that only an endpoint gives a meaning to would else go unnoticed. */
function refuseUnused(args: Arguments): void {
  const flags = ['fips', 'dualstack', 'no-verify-ssl'].filter((name) => args.flag(name));
  const texts = ['profile', 'ca-bundle'].filter((name) => args.text(name) !== undefined);
  const [first] = [...flags, ...texts];
  if (first === undefined) return;
  throw new UsageError(
    `--${first} needs an endpoint, and none is given.`,
    'Add --aws for that of AWS itself, or --endpoint-url.',
  );
}
