import type { Contract } from '../contracts/contract.ts';
import { idOf } from '../contracts/ids.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Case } from '../suites/case.ts';
import { generateCases, suites } from '../suites/generate-cases.ts';
import type { Arguments } from './arguments.ts';

/** The cases that were chosen, of all that there are. */
export interface Selection {
  readonly cases: readonly Case[];
  readonly allCases: number;
}

/** The cases that `--case` and `--suite` leave. @throws UsageError when they leave none. */
export async function selectCases(contract: Contract, args: Arguments): Promise<Selection> {
  const wanted = args.texts('suite');
  const names = Object.keys(suites);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no suite ${unknown}.`, `The suites are ${names.join(', ')}.`);
  }
  const globs = args.texts('case');
  const matchers = await Promise.all(globs.map((glob) => matcherOf(contract, glob)));
  const all = generateCases(contract);
  const cases = all.filter(
    ({ id, suite }) =>
      (wanted.length === 0 || wanted.includes(suite)) &&
      (matchers.length === 0 || matchers.some((matches) => matches(id))),
  );
  const idle = globs.find((_, index) => !cases.some(({ id }) => matchers[index]?.(id)));
  if (cases.length > 0 && idle === undefined) return { cases, allCases: all.length };
  const within = wanted.length > 0 ? ` in the suite ${wanted.join(' or ')}` : '';
  throw new UsageError(
    `No case matches ${idle ?? (wanted.join(' ') || 'this contract')}${idle ? within : ''}.`,
    'See aws-conformance list; in a glob, ** crosses the slashes of a case id. Signatures need --auth.',
  );
}

/** A glob may leave the service and operation out: `request/MaxResults/**` is enough. */
async function matcherOf(contract: Contract, glob: string): Promise<(id: string) => boolean> {
  const { default: picomatch } = await import('picomatch');
  const matchers = [picomatch(glob), picomatch(idOf(contract, glob))];
  return (id) => id === glob || matchers.some((matches) => matches(id));
}
