import { endpointName } from '../runners/endpoint-name.ts';
import { redactSecrets } from '../runners/redaction/redact-text.ts';
import type { Arguments } from './arguments.ts';

const repeated = [
  'model',
  'operation',
  'endpoint-url',
  'region',
  'profile',
  'ca-bundle',
  'fixture',
  'seed',
  'seed-teardown',
  'pact',
  'timeout',
] as const;
const repeatedFlags = ['auth', 'aws', 'fips', 'dualstack', 'no-verify-ssl'] as const;

/** The command that repeats a run, without `--case` and without secrets: those are in the environment. */
export function repeatCommand(args: Arguments, command: string = 'run'): string {
  const options = repeated.flatMap((name) => {
    const value = args.text(name);
    if (value === undefined) return [];
    const isUrl = name === 'endpoint-url' && URL.canParse(value);
    const shown = isUrl ? endpointName(new URL(value)) : value;
    return [`--${name} ${quoted(redactSecrets(shown))}`];
  });
  const flags = repeatedFlags.filter((name) => args.flag(name)).map((name) => `--${name}`);
  return [`aws-conformance ${command}`, ...flags, ...options].join(' ');
}

/** A word for a POSIX shell. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
