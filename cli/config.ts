import { redactText } from '../runners/redaction/redact-text.ts';
import { parseArguments } from './arguments.ts';
import { inEnvironment, valueInFile } from './config/layer-arguments.ts';
import { loadConfig } from './config/load-config.ts';
import { optionsOf } from './options/commands.ts';

/** Options that choose what is shown. */
const choosing = new Set<string>(['config', 'target']);

/** `aws-conformance config`: the options of a run that are set, and where each value comes from. */
export async function config(argv: readonly string[]): Promise<number> {
  const args = parseArguments('config', argv);
  const loaded = await loadConfig(args.text('config'), args.text('target'));
  const lines = optionsOf('run')
    .map(([name]) => name)
    .filter((name) => !choosing.has(name))
    .flatMap((name): string[] => {
      const given = args.text(name) ?? (args.flag(name) ? 'true' : args.texts(name).join(' '));
      const variable = inEnvironment(name);
      const value = loaded && valueInFile(args, loaded, name);
      if (given) return [`${name}  ${given}  (option)`];
      if (variable) return [`${name}  ${process.env[variable]}  (environment: ${variable})`];
      return value === undefined ? [] : [`${name}  ${String(value)}  (file: ${loaded?.file})`];
    });
  const credentials = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'].flatMap(
    (name) => (process.env[name] ? [`${name}  ***  (environment)`] : []),
  );
  const all = [...lines, ...credentials];
  process.stdout.write(
    `${redactText(all.join('\n')) || 'Nothing is set: every option has its default.'}\n`,
  );
  return 0;
}
