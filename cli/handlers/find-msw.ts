import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Msw } from '../../runners/handlers/msw-target.ts';

/** How MSW is asked: the one of the project that has the handlers, else one beside this package. */
export async function findMsw(file: string): Promise<Msw> {
  const found = resolveFrom(resolve(file)) ?? resolveFrom(import.meta.url);
  if (found === undefined) {
    throw new UsageError(
      `${file} exports handlers of MSW, and msw is not installed in its project.`,
      'Install it: npm install --save-dev msw@2',
    );
  }
  const msw = await import(pathToFileURL(found).href);
  if (typeof msw.getResponse === 'function') return msw;
  throw new UsageError(
    `${file} exports handlers of an MSW that has no getResponse.`,
    'Update it: npm install --save-dev msw@2',
  );
}

function resolveFrom(file: string): string | undefined {
  try {
    return createRequire(file).resolve('msw');
  } catch {
    return undefined;
  }
}
