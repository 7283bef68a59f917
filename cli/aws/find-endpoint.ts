import { UsageError } from '../../contracts/usage-error.ts';
import type { Environment } from './environment.ts';
import type { Profile } from './read-profile.ts';

/** An endpoint somebody chose, and by what. */
export interface ConfiguredEndpoint {
  readonly url: URL;
  /** The option, variable or setting that says it. */
  readonly from: string;
}

/**
 * The endpoint that is configured, in the order that AWS documents: the option, the service's own
 * variable, the general one, the profile's services section, the profile itself.
 */
export function findEndpoint(
  service: string,
  option: string | undefined,
  environment: Environment,
  profile: Profile | undefined,
): ConfiguredEndpoint | undefined {
  const own = service.replaceAll(/[- ]/g, '_');
  const variable = `AWS_ENDPOINT_URL_${own.toUpperCase()}`;
  const ignored =
    environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ??
    profile?.settings.get('ignore_configured_endpoint_urls');
  const named = `the profile ${profile?.name}`;
  const configured: readonly Candidate[] = [
    [variable, environment[variable]],
    ['AWS_ENDPOINT_URL', environment['AWS_ENDPOINT_URL']],
    [`${named} for ${service}`, profile?.services.get(`${own.toLowerCase()}.endpoint_url`)],
    [`endpoint_url of ${named}`, profile?.settings.get('endpoint_url')],
  ];
  const candidates: readonly Candidate[] = [
    ['--endpoint-url', option],
    ...(ignored?.toLowerCase() === 'true' ? [] : configured),
  ];
  const [from, text] = candidates.find(([, value]) => value) ?? [];
  if (from === undefined || text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return { url, from };
  throw new UsageError(
    `${from} ${text} is not an http or https URL.`,
    'Give it whole, for example http://127.0.0.1:4566.',
  );
}

type Candidate = readonly [from: string, text: string | undefined];
