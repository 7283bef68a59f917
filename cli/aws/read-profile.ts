import { UsageError } from '../../contracts/usage-error.ts';
import type { Environment } from './environment.ts';

/** The settings of one profile in the shared config and credentials files. */
export interface Profile {
  readonly name: string;
  readonly settings: ReadonlyMap<string, string>;
  /** What its `services` section says, by `service.setting`. */
  readonly services: ReadonlyMap<string, string>;
}

type Section = Readonly<Record<string, string | undefined>>;

/**
 * Reads a profile: the one that is asked for, else of `AWS_PROFILE`, else `default`, which alone
 * may be missing. @throws UsageError for a profile that does not exist.
 */
export async function readProfile(
  asked: string | undefined,
  environment: Environment,
): Promise<Profile> {
  const { loadSharedConfigFiles } = await import('@smithy/shared-ini-file-loader');
  const filepath = environment['AWS_SHARED_CREDENTIALS_FILE'];
  const configFilepath = environment['AWS_CONFIG_FILE'];
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ignoreCache: true,
    ...(filepath && { filepath }),
    ...(configFilepath && { configFilepath }),
  });
  const name = asked ?? (environment['AWS_PROFILE'] || 'default');
  const inConfig = section(configFile, name);
  const inCredentials = section(credentialsFile, name);
  if (!inConfig && !inCredentials && name !== 'default') {
    throw noSuchProfile(name, [...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  }
  const settings = entriesOf({ ...inConfig, ...inCredentials });
  const services = settings.get('services');
  return {
    name,
    settings,
    services: services ? servicesOf(configFile, services, name) : new Map(),
  };
}

function servicesOf(
  configFile: Readonly<Record<string, Section>>,
  services: string,
  profile: string,
): ReadonlyMap<string, string> {
  const found = section(configFile, `services.${services}`);
  if (found) return entriesOf(found);
  throw new UsageError(
    `The profile ${profile} names the services section ${services}, which does not exist.`,
    `Add [services ${services}] to the AWS config file.`,
  );
}

function section(file: Readonly<Record<string, Section>>, name: string): Section | undefined {
  return Object.hasOwn(file, name) ? file[name] : undefined;
}

function entriesOf(from: Section): ReadonlyMap<string, string> {
  return new Map(Object.entries(from).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}

function noSuchProfile(name: string, sections: readonly string[]): UsageError {
  // The sections for services and SSO sessions are no profiles; their keys have a dot.
  const profiles = sections.filter((key) => !/^(services|sso-session)\./.test(key));
  const known = [...new Set(profiles)].slice(0, 8).join(', ');
  return new UsageError(
    `There is no profile ${name} in the AWS config and credentials files.`,
    known
      ? `These have: ${known}. aws configure --profile ${name} makes it.`
      : `aws configure --profile ${name} makes it.`,
  );
}
