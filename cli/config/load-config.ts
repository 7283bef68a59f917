import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../../contracts/json.ts';
import { messageOf } from '../../contracts/message-of.ts';
import { isUsageError, UsageError } from '../../contracts/usage-error.ts';
import { parseJsonText } from '../parse-json-text.ts';
import { readTextFile, requireUtf8 } from '../read-text-file.ts';
import type { Values } from './check-config.ts';

const names = [
  'conformance.config.ts',
  'conformance.config.js',
  'conformance.config.mjs',
  'conformance.config.json',
  'conformance.config.yaml',
  'conformance.config.yml',
] as const;

/** The options of a configuration file, by their names on the command line, for one target. */
export interface LoadedConfig {
  readonly file: string;
  readonly values: Values;
  /** Names of the targets that it holds. */
  readonly targets: readonly string[];
}

/** Loads `--config FILE`, else the configuration file of the current folder; undefined without one. */
export async function loadConfig(
  given: string | undefined,
  target: string | undefined,
): Promise<LoadedConfig | undefined> {
  const file = given ?? names.find((name) => existsSync(name));
  if (file === undefined) {
    if (target === undefined) return undefined;
    throw new UsageError(
      `--target ${target} needs a configuration file.`,
      `Write one of ${names.join(', ')}.`,
    );
  }
  const { checkConfig } = await import('./check-config.ts');
  const config = await readConfig(file);
  const values = checkConfig(file, config, target);
  const { targets } = isObject(config) ? config : {};
  return { file, values, targets: isObject(targets) ? Object.keys(targets) : [] };
}

async function readConfig(file: string): Promise<unknown> {
  try {
    if (file.endsWith('.json')) return parseJsonText(await readTextFile(file, file));
    if (/\.ya?ml$/.test(file)) return (await import('yaml')).parse(await readTextFile(file, file));
    await requireUtf8(file);
    if (file.endsWith('.ts')) {
      const { createJiti } = await import('jiti');
      return await createJiti(import.meta.url).import(resolve(file), { default: true });
    }
    const loaded: unknown = await import(pathToFileURL(resolve(file)).href);
    return isObject(loaded) && 'default' in loaded ? loaded['default'] : loaded;
  } catch (error) {
    if (isUsageError(error)) throw error;
    const [said = ''] = messageOf(error).split('\n');
    throw new UsageError(
      `${file} cannot be loaded: ${said.replace(/[.:]+$/, '')}.`,
      'Mend the file.',
      { cause: error },
    );
  }
}
