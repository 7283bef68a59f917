import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isObject } from '../../contracts/json.ts';
import { UsageError } from '../../contracts/usage-error.ts';

/** Where Pact's verifier is. */
export interface FoundPact {
  /** The file of `@pact-foundation/pact-core`. */
  readonly core: string;
  readonly coreVersion: string;
}

const hint = 'Install it: npm install --save-dev @pact-foundation/pact@16';

/**
 * Finds the Pact of a project, else one that is installed beside this package; loads nothing of it.
 *
 * @throws UsageError when there is none, or one of another major version.
 */
export function findPact(folder: string): FoundPact {
  const pact =
    resolveFrom(join(folder, 'package.json'), 'pact') ?? resolveFrom(import.meta.url, 'pact');
  if (pact === undefined) {
    throw new UsageError('@pact-foundation/pact is not installed in this project.', hint);
  }
  const version = versionOf(pact);
  if (!/^16\./.test(version)) {
    throw new UsageError(`@pact-foundation/pact is version ${version}, and 16 is needed.`, hint);
  }
  const core = resolveFrom(pact, 'pact-core');
  if (core === undefined) {
    throw new UsageError('@pact-foundation/pact is there without its core.', `${hint} again.`);
  }
  return { core, coreVersion: versionOf(core) };
}

function resolveFrom(file: string, name: string): string | undefined {
  try {
    return createRequire(file).resolve(`@pact-foundation/${name}`);
  } catch {
    return undefined;
  }
}

/** The version of the package that a file is part of. */
function versionOf(file: string): string {
  const [, folder = ''] = /^(.*@pact-foundation[\\/][\w-]+)[\\/]/.exec(file) ?? [];
  const told: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return isObject(told) ? String(told['version']) : 'unknown';
}
