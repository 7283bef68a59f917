import type { Camel, Option } from '../options/option.ts';
import type { OptionName, options } from '../options/options.ts';

type Table = typeof options;

/** What a configuration file gives for an option of a type. */
interface Values {
  readonly text: string;
  readonly flag: boolean;
  /** One may stand by itself. */
  readonly list: readonly string[] | string;
  readonly number: number;
}

type Configurable = {
  [Name in OptionName]: Table[Name] extends { readonly inConfig: true } ? Name : never;
}[OptionName];

/** The options of `run` that a configuration file can hold, in camel case. */
export type RunConfig = {
  readonly [Name in Configurable as Camel<Name>]?: Values[Table[Name]['type'] & Option['type']];
};

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
