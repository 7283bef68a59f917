import { UsageError } from '../../contracts/usage-error.ts';
import type { Arguments } from '../arguments.ts';
import { optionOf } from '../options/options.ts';
import type { Values } from './check-config.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

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
  const text = (name: string) => {
    const value = inFile(name);
    return args.text(name) ?? (typeof value === 'string' ? value : undefined);
  };
  return {
    positionals: args.positionals,
    text,
    number: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    texts: (name) => {
      const given = args.texts(name);
      const value = inFile(name);
      return given.length > 0 || !Array.isArray(value) ? given : value;
    },
    flag: (name) => args.flag(name) || inFile(name) === true,
  };
}

/** The value that a configuration file gives an option, where nothing that goes before says another. */
export function valueInFile(
  args: Arguments,
  { values }: LoadedConfig,
  name: string,
): ReturnType<Values['get']> {
  const instead = optionOf(name)?.insteadOf ?? [];
  const replaced = instead.some((other) => args.text(other) !== undefined);
  return replaced || inEnvironment(name) ? undefined : values.get(name);
}

/** The variable of the environment that gives an option its value, if one does. */
export function inEnvironment(name: string): string | undefined {
  return optionOf(name)?.environment?.find((variable) => process.env[variable]);
}
