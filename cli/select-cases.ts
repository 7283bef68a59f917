import type { Contract } from '../contracts/contract.ts';
import { idOf } from '../contracts/ids.ts';
import { UsageError } from '../contracts/usage-error.ts';
import type { Case } from '../suites/case.ts';
import { generateCases, suites } from '../suites/generate-cases.ts';
import type { Arguments } from './arguments.ts';

/** The cases that were chosen of an operation, of all that it has. */
export interface Selection {
  readonly contract: Contract;
  readonly cases: readonly Case[];
  readonly allCases: number;
}

/** The cases that `--case` and `--suite` leave of one operation. @throws UsageError for none. */
export async function selectCases(contract: Contract, args: Arguments): Promise<Selection> {
  const [selection] = await selectPlan([contract], args);
  if (!selection) throw new Error('There is no case.');
  return selection;
}

/**
 * The same of several operations, without those that no case is left of.
 *
 * @throws UsageError when none is left of any, or an option matches nothing.
 */
export async function selectPlan(
  contracts: readonly Contract[],
  args: Arguments,
): Promise<readonly Selection[]> {
  const wanted = args.texts('suite');
  const names = Object.keys(suites);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no suite ${unknown}.`, `The suites are ${names.join(', ')}.`);
  }
  const globs = args.texts('case');
  const idle = new Set(globs);
  const plan: Selection[] = [];
  for (const contract of contracts) {
    const matchers = await Promise.all(globs.map((glob) => matcherOf(contract, glob)));
    const all = generateCases(contract);
    const cases = all.filter(
      ({ id, suite }) =>
        (wanted.length === 0 || wanted.includes(suite)) &&
        (matchers.length === 0 || matchers.some(({ matches }) => matches(id))),
    );
    for (const { glob, matches } of matchers) {
      if (cases.some(({ id }) => matches(id))) idle.delete(glob);
    }
    if (cases.length > 0) plan.push({ contract, cases, allCases: all.length });
  }
  const [unused] = idle;
  if (plan.length > 0 && unused === undefined) return plan;
  const within = wanted.length > 0 ? ` in the suite ${wanted.join(' or ')}` : '';
  throw new UsageError(
    `No case matches ${unused ?? (wanted.join(' ') || 'this contract')}${unused ? within : ''}.`,
    'See aws-conformance list; in a glob, ** crosses the slashes of a case id. Signatures need --auth.',
  );
}

interface Matcher {
  readonly glob: string;
  readonly matches: (id: string) => boolean;
}

/** A glob may leave the service and operation out: `request/MaxResults/**` is enough. */
async function matcherOf(contract: Contract, glob: string): Promise<Matcher> {
  const { default: picomatch } = await import('picomatch');
  const matchers = [picomatch(glob), picomatch(idOf(contract, glob))];
  return { glob, matches: (id) => id === glob || matchers.some((matches) => matches(id)) };
}
