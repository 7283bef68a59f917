import { endpointName } from '../runners/endpoint-name.ts';
import { redactSecrets } from '../runners/redaction/redact-text.ts';
import type { Arguments } from './arguments.ts';
import type { CommandName } from './options/commands.ts';
import { everyOption } from './options/options.ts';

/** The command that repeats a run, without `--case` and without secrets: those are in the environment. */
export function repeatCommand(args: Arguments, command: CommandName = 'run'): string {
  const repeated = everyOption().filter(([, { repeats }]) => repeats);
  const words = repeated.flatMap(([name, { type }]) => {
    if (type === 'flag') return args.flag(name) ? [`--${name}`] : [];
    const values = type === 'list' ? args.texts(name) : [args.text(name) ?? []].flat();
    return values.map((value) => {
      const isUrl = name === 'endpoint-url' && URL.canParse(value);
      const shown = isUrl ? endpointName(new URL(value)) : value;
      return `--${name} ${quoted(redactSecrets(shown))}`;
    });
  });
  return [`aws-conformance ${command}`, ...words].join(' ');
}

/** A word for a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
