import { type ParseArgsConfig, parseArgs } from 'node:util';
import { messageOf } from '../contracts/message-of.ts';
import { UsageError } from '../contracts/usage-error.ts';
import { type CommandName, commands, optionsOf } from './options/commands.ts';
import { wholeNumber } from './options/numbers.ts';
import { optionOf } from './options/options.ts';

/** The options of one command with their values, and the arguments that are no options. */
export interface Arguments {
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  number(name: string): number | undefined;
  readonly positionals: readonly string[];
}

type Config = NonNullable<ParseArgsConfig['options']>;

/** Parses the arguments of a command. @throws UsageError that names the option and the way out. */
export function parseArguments(command: CommandName, args: readonly string[]): Arguments {
  const config = configOf(command);
  const { values, positionals } = parsed(command, args, config);
  const { argument, takes = 1 } = commands[command];
  const [stray] = argument === undefined ? positionals : positionals.slice(takes);
  if (stray !== undefined) {
    throw new UsageError(
      `Unexpected argument: ${stray}.`,
      `See aws-conformance help ${command.split(' ', 1)[0]}.`,
    );
  }
  refuseTwice(args, config);
  const found = new Map<string, unknown>(Object.entries(values));
  for (const [name, value] of found) check(name, value);
  const text = (name: string) => {
    const value = found.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text,
    texts: (name) => {
      const value = found.get(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    flag: (name) => found.get(name) === true,
    number: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    positionals,
  };
}

/** The options of a command in the form of Node's parseArgs. */
function configOf(command: CommandName): Config {
  const entries = optionsOf(command).map(([name]) => {
    const type = optionOf(name)?.type;
    return [
      name,
      { type: type === 'flag' ? 'boolean' : 'string', multiple: type === 'list' },
    ] as const;
  });
  return Object.fromEntries(entries);
}

function parsed(
  command: CommandName,
  args: readonly string[],
  options: Config,
): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = messageOf(error).replaceAll(/\s*\n\s*/g, ' ');
    // Node's message goes on with advice on positional arguments, which does not help here.
    const [first = message] = message.split('. ');
    const hint = nearest(args, Object.keys(options));
    throw new UsageError(
      first.endsWith('.') ? first : `${first}.`,
      hint ?? `See aws-conformance ${command} --help.`,
      { cause: error },
    );
  }
}

/** Of two values one would be left out without a word: nobody could tell which was meant. */
function refuseTwice(args: readonly string[], options: Config): void {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, at) => !options[name]?.multiple && names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new UsageError(`--${twice} is given more than once.`, 'Leave all but one of them out.');
}

function check(name: string, value: unknown): void {
  // A variable that is not set, most often: to go on without the option would be a guess.
  if (value === '' || (Array.isArray(value) && value.includes(''))) {
    throw new UsageError(`--${name} is empty.`, 'Give it a value, or leave it out.');
  }
  const option = optionOf(name);
  if (option?.type === 'number') wholeNumber(`--${name}`, String(value), option);
}

function nearest(args: readonly string[], names: readonly string[]): string | undefined {
  const known = new Set(names);
  const wrong = args
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => arg.slice(2).split('=', 1)[0] ?? '')
    .find((name) => !known.has(name));
  if (wrong === undefined) return undefined;
  const alike = names.find((name) => name.startsWith(wrong.slice(0, 4)) || wrong.startsWith(name));
  return alike ? `Did you mean --${alike}?` : undefined;
}
