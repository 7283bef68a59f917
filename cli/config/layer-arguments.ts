import { UsageError } from '../../contracts/usage-error.ts';
import type { Arguments } from '../arguments.ts';
import type { Values } from './check-config.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

/** The options that choose a configuration file and a target in it. */
export const configOptions = {
  config: { type: 'string' },
  target: { type: 'string' },
} as const;

/** Variables that stand between the command line and the file. */
const variables: Readonly<Record<string, readonly string[]>> = {
  'endpoint-url': ['AWS_ENDPOINT_URL_SSM', 'AWS_ENDPOINT_URL'],
  region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
  profile: ['AWS_PROFILE'],
  'ca-bundle': ['AWS_CA_BUNDLE'],
};

/** The arguments with a configuration file behind them: option, environment, file, default. */
export async function layerArguments(args: Arguments): Promise<Arguments> {
  const config = await loadConfig(args.text('config'), args.text('target'));
  if (!config) return args;
  const layered = overConfig(args, config);
  const named =
    args.text('target') ?? layered.text('endpoint-url') ?? inEnvironment('endpoint-url');
  if (named !== undefined || layered.flag('aws') || config.targets.length === 0) return layered;
  throw new UsageError(
    `${config.file} has targets, and none is named.`,
    `Add --target NAME; the targets are: ${config.targets.join(', ')}.`,
  );
}

function overConfig(args: Arguments, config: LoadedConfig): Arguments {
  const inFile = (name: string) => valueInFile(args, config, name);
  return {
    positionals: args.positionals,
    text: (name) => {
      const value = inFile(name);
      return args.text(name) ?? (typeof value === 'string' ? value : undefined);
    },
    texts: (name) => {
      const given = args.texts(name);
      const value = inFile(name);
      return given.length > 0 || !Array.isArray(value) ? given : value;
    },
    flag: (name) => args.flag(name) || inFile(name) === true,
  };
}

/** Options that say the same in other ways: the one on the command line is meant. */
const instead: Readonly<Record<string, readonly string[]>> = {
  fixture: ['seed'],
  seed: ['fixture'],
  'seed-teardown': ['fixture', 'seed'],
};

/** The value that a configuration file gives an option, where nothing that goes before says another. */
export function valueInFile(
  args: Arguments,
  { values }: LoadedConfig,
  name: string,
): ReturnType<Values['get']> {
  const replaced = instead[name]?.some((other) => args.text(other) !== undefined);
  return replaced || inEnvironment(name) ? undefined : values.get(name);
}

/** The variable of the environment that gives an option its value, if one does. */
export function inEnvironment(name: string): string | undefined {
  return variables[name]?.find((variable) => process.env[variable]);
}
