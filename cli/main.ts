import { adviceOf, isUsageError, UsageError } from '../contracts/usage-error.ts';
import { commandHelp } from './options/help.ts';

/** A command: takes its arguments, gives the exit code. Each is loaded only when it is called. */
type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).run,
  list: async () => (await import('./list.ts')).list,
  explain: async () => (await import('./explain.ts')).explain,
  config: async () => (await import('./config.ts')).config,
  fixture: async () => (await import('./fixture.ts')).fixture,
  pact: async () => (await import('./pact.ts')).pact,
  judge: async () => (await import('./judge.ts')).judge,
  rejudge: async () => (await import('./rejudge.ts')).rejudge,
  report: async () => (await import('./report.ts')).report,
  diff: async () => (await import('./diff.ts')).diff,
  prove: async () => (await import('./prove.ts')).prove,
  schema: async () => (await import('./schema.ts')).schema,
  serve: async () => (await import('./serve.ts')).serve,
};

/**
 * Runs the command line and gives its exit code: a mistake of the user's is one line on standard
 * error and 2, an error of the harness itself is 4.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv;
  try {
    if (name === '--version' || name === '-v') {
      process.stdout.write(`${(await import('../runners/tool-version.ts')).toolVersion}\n`);
      return 0;
    }
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      const about = name === 'help' ? args.find((word) => !word.startsWith('-')) : undefined;
      if (about !== undefined && !Object.hasOwn(commands, about)) throw unknownCommand(about);
      process.stdout.write(commandHelp(about));
      return name === undefined ? 2 : 0;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw unknownCommand(name);
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(commandHelp(name));
      return 0;
    }
    const command = await load();
    return await command(args);
  } catch (error) {
    return await reportError(error);
  }
}

function unknownCommand(name: string): UsageError {
  return new UsageError(
    `There is no command ${name}.`,
    `The commands are ${Object.keys(commands).join(', ')}.`,
  );
}

/** Says on standard error what went wrong, and gives the exit code for it. */
export async function reportError(error: unknown): Promise<number> {
  if (isUsageError(error)) {
    (await import('./say.ts')).say(adviceOf(error));
    return 2;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { redactText } = await import('../runners/redaction/redact-text.ts');
  const { say, sayStep } = await import('./say.ts');
  say('an error of the harness itself:');
  for (const line of redactText(said).split('\n')) sayStep(line);
  return 4;
}
