/** The options of `run` that a configuration file can hold, in camel case. */
export interface RunConfig {
  readonly endpointUrl?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly caBundle?: string;
  /** A path. */
  readonly fixture?: string;
  /** A command that loads data and prints the fixture, or the path of a module that does so. */
  readonly seed?: string;
  /** A command that takes the data of a seed command away again. */
  readonly seedTeardown?: string;
  readonly model?: string;
  readonly operation?: string;
  readonly case?: readonly string[];
  readonly suite?: readonly string[];
  readonly reporter?: readonly string[];
  readonly out?: string;
  readonly baseline?: string;
  readonly strict?: boolean;
  readonly auth?: boolean;
  readonly aws?: boolean;
  /** Milliseconds for one request. */
  readonly timeout?: number;
  readonly concurrency?: number;
  /** Requests a second. */
  readonly rate?: number;
  readonly maxRequests?: number;
  /** Seconds for the whole run. */
  readonly maxDuration?: number;
}

/** A configuration file: options for every run, and for each named target what differs. */
export interface Config extends RunConfig {
  readonly targets?: Readonly<Record<string, RunConfig>>;
}

/**
 * Gives a configuration back as it is, with its type checked.
 *
 * @example
 * export default defineConfig({ targets: { local: { endpointUrl: 'http://127.0.0.1:4566' } } });
 */
export function defineConfig(config: Config): Config {
  return config;
}
