import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../../contracts/json.ts';
import { messageOf } from '../../contracts/message-of.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import type { SdkPackage, SdkSettings } from '../../runners/sdk/sdk-package.ts';

type Exported = Readonly<Record<string, unknown>>;

/**
 * Finds and loads a client of the AWS SDK for JavaScript v3 that is installed in a project.
 *
 * @throws UsageError when it is not there, is none, or has no command for the operation.
 */
export async function findSdk(
  name: string,
  operation: string,
  settings: SdkSettings,
  folder: string,
): Promise<SdkPackage> {
  const { exported, version } = await load(name, folder);
  const clientName = Object.keys(exported).find(isClientName);
  const Client = clientName === undefined ? undefined : classIn(exported, clientName);
  if (!Client) {
    throw new UsageError(
      `${name} is no client of the AWS SDK for JavaScript v3.`,
      'Name one, for example --sdk @aws-sdk/client-ssm.',
    );
  }
  const Command = classIn(exported, `${operation}Command`);
  if (!Command) {
    throw new UsageError(
      `${name} ${version} has no command for ${operation}.`,
      'Name the client of the service that has it, or update it.',
    );
  }
  const paginate = exported[`paginate${operation}`];
  return {
    ...{ name, version },
    openClient: () => new Client(settings) as ReturnType<SdkPackage['openClient']>,
    command: (members) => new Command(members) as ReturnType<SdkPackage['command']>,
    ...(typeof paginate === 'function' && {
      paginate: (config, members) => paginate(config, members),
    }),
    exception: (error) => classIn(exported, error) as ReturnType<SdkPackage['exception']>,
  };
}

async function load(
  name: string,
  folder: string,
): Promise<{ readonly exported: Exported; readonly version: string }> {
  const found =
    resolveFrom(join(folder, 'package.json'), name) ?? resolveFrom(import.meta.url, name);
  if (found === undefined) {
    throw new UsageError(
      `${name} is not installed in this project.`,
      `Install it: npm install --save-dev ${name}`,
    );
  }
  try {
    return { exported: await import(pathToFileURL(found).href), version: versionOf(found, name) };
  } catch (error) {
    throw new UsageError(
      `${name} cannot be loaded: ${messageOf(error).split('\n')[0]?.replace(/\.$/, '')}.`,
      'Install it anew.',
      { cause: error },
    );
  }
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return undefined;
  }
}

function versionOf(file: string, name: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const told: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      if (isObject(told) && told['name'] === name) return String(told['version']);
    } catch {
      // Not the folder of a package.
    }
  }
  return '';
}

type Class = new (...args: unknown[]) => object;

function classIn(exported: Exported, name: string): Class | undefined {
  const found = exported[name];
  return typeof found === 'function' ? (found as Class) : undefined;
}

/** `SSMClient`, and not the class that all clients have in common. */
function isClientName(name: string): boolean {
  return /^[A-Z]\w*Client$/.test(name) && name !== 'Client';
}
