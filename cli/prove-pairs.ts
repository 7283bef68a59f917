import { variants } from '../reference/variants/catalogue.ts';
import type { Arguments } from './arguments.ts';
import { wholeNumber } from './options/numbers.ts';
import { contradiction } from './prove/contradictory.ts';
import type { MutantResult } from './prove/mutant.ts';
import { progress } from './prove/progress.ts';
import { runMutants } from './prove/run-mutants.ts';
import { everyPair, samplePairs } from './prove/variant-pairs.ts';

/**
 * `aws-conformance prove --pairs`: tries the case set on the reference with two variants at a time,
 * for what is allowed twice is allowed. Exit code 0 when every pair is conformant.
 */
export async function provePairs(args: Arguments): Promise<number> {
  const size = args.number('sample');
  const seed = wholeNumber('--seed', args.text('seed') ?? '0', { least: 0 });
  const startedAt = Date.now();
  const every = everyPair(variants.map(({ name }) => name));
  const possible = every.filter(({ name }) => contradiction(name) === undefined);
  const chosen = size === undefined ? possible : samplePairs(possible, size, seed);
  const results = await runMutants(chosen, progress(chosen.length));
  const problems = results.flatMap(problemIn);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const of = size === undefined ? '' : ` of ${possible.length}`;
  const lines = [
    ...problems.map((problem) => `✗ ${problem}`),
    `${results.length - problems.length} of ${results.length} pairs of variants conformant in ${seconds} s`,
    ...(size === undefined ? [] : [`Chosen${of} by --seed ${seed}.`]),
    problems.length === 0 ? 'PROVED' : `NOT PROVED: ${problems.length} problems`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return problems.length === 0 ? 0 : 1;
}

function problemIn({ name, outcome, reason, failed, errors }: MutantResult): string[] {
  if (outcome === 'conformant' && errors.length === 0) return [];
  const blamed = Object.entries(failed).map(([address, cases]) => `${address} by ${cases[0]}`);
  const said = [...blamed.slice(0, 3), ...errors.slice(0, 1), reason ?? ''].filter(Boolean);
  return [`${name} is ${outcome}: ${said.join(', ')}`];
}
