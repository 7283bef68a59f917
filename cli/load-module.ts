import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../contracts/json.ts';

/** What a module of a user's exports, by name; TypeScript is read by jiti, which needs no build. */
export async function loadModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  const path = resolve(file);
  const exported: Record<string, unknown> = /ts$/.test(file)
    ? await (await import('jiti')).createJiti(import.meta.url).import(path)
    : await import(pathToFileURL(path).href);
  // What CommonJS exports is the default of the module that it becomes.
  return isObject(exported['default']) ? { ...exported['default'], ...exported } : exported;
}
