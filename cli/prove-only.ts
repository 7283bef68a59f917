import { UsageError } from '../contracts/usage-error.ts';
import type { Evidence } from './prove/conclude-proof.ts';
import { concludeProof } from './prove/conclude-proof.ts';
import type { Mutant, MutantResult } from './prove/mutant.ts';
import { runMutants } from './prove/run-mutants.ts';

/** The catalogues that mutants are chosen from, with what the proof is made for. */
type Catalogues = Omit<Evidence, 'results'>;

/**
 * `aws-conformance prove --only GLOB`: tries the defects and variants of these names alone, and
 * says what each was blamed for. Exit code 0 when the defects are killed and the variants pass.
 * Nothing is written: of the rest, it says nothing.
 */
export async function proveOnly(
  globs: readonly string[],
  mutants: readonly Mutant[],
  catalogues: Catalogues,
): Promise<number> {
  const chosen = await choose(globs, mutants);
  const results = await runMutants(chosen, () => undefined);
  const among = ({ name }: { readonly name: string }) => chosen.some((one) => one.name === name);
  const { problems } = concludeProof({
    ...catalogues,
    // What no chosen mutant is about is not asked for.
    contract: { ...catalogues.contract, constraints: [] },
    cases: [],
    results,
    defects: catalogues.defects.filter(among),
    variants: catalogues.variants.filter(among),
  });
  const lines = [...results.flatMap(resultLines), ...problems.map((problem) => `✗ ${problem}`)];
  process.stdout.write(`${lines.join('\n')}\n`);
  return problems.length === 0 ? 0 : 1;
}

async function choose(globs: readonly string[], mutants: readonly Mutant[]): Promise<Mutant[]> {
  const { default: picomatch } = await import('picomatch');
  const matchers = globs.map((glob) => picomatch(glob));
  const idle = globs.find((_, index) => !mutants.some(({ name }) => matchers[index]?.(name)));
  if (idle !== undefined) {
    throw new UsageError(
      `No defect or variant matches ${idle}.`,
      'docs/kill-matrix.md lists them; a glob such as max-results-* matches several.',
    );
  }
  return mutants.filter(({ name }) => matchers.some((matches) => matches(name)));
}

function resultLines({ kind, name, outcome, reason, failed, open }: MutantResult): string[] {
  const why = reason === undefined ? '' : ` (${reason})`;
  return [
    `${kind} ${name}: ${outcome}${why}`,
    ...Object.entries(failed).map(([address, cases]) => `  failed ${address} in ${some(cases)}`),
    ...open.map((address) => `  open   ${address}`),
  ];
}

function some(cases: readonly string[]): string {
  const more = cases.length - 3;
  return `${cases.slice(0, 3).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
