import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { withAuth } from '../contracts/constraints/auth-promises.ts';
import { plural } from '../contracts/plural.ts';
import { defects } from '../reference/defects/catalogue.ts';
import { signatureDefects } from '../reference/defects/signatures.ts';
import { variants } from '../reference/variants/catalogue.ts';
import { signatureVariants } from '../reference/variants/signatures.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { parseArguments } from './arguments.ts';
import { makeFolder } from './make-folder.ts';
import { concludeProof, type Proof } from './prove/conclude-proof.ts';
import type { Mutant } from './prove/mutant.ts';
import { progress } from './prove/progress.ts';
import { proofPage } from './prove/proof-page.ts';
import { runMutants } from './prove/run-mutants.ts';
import { proveOnly } from './prove-only.ts';
import { provePairs } from './prove-pairs.ts';
import { checkWritable } from './save-fixture.ts';

/**
 * `aws-conformance prove`: tries the case set on the reference with every defect and every
 * variant, and writes the kill matrix. Exit code 0 when the proof holds, 1 when it does not.
 */
export async function prove(argv: readonly string[]): Promise<number> {
  const args = parseArguments('prove', argv);
  if (args.flag('pairs')) return provePairs(args);
  const only = args.texts('only');
  const contract = withAuth(builtInContract());
  const catalogues = {
    contract,
    cases: generateCases(contract),
    defects: [...defects, ...signatureDefects],
    variants: [...variants, ...signatureVariants],
  };
  if (only.length > 0) return proveOnly(only, everyMutant(), catalogues);
  const out = args.text('out') ?? 'conformance-report';
  const page = args.text('page') ?? join(out, 'proof.md');
  // The proof takes a while: whether it can be written is known before it.
  await makeFolder(out);
  await checkWritable('page', page);
  const startedAt = Date.now();
  const mutants = everyMutant();
  const results = await runMutants(mutants, progress(mutants.length));
  const proof = concludeProof({ ...catalogues, results });
  await writeFile(join(out, 'proof.json'), `${JSON.stringify(proof, undefined, 2)}\n`);
  await writeFile(page, proofPage(contract, proof));
  process.stdout.write(`${summary(proof, Date.now() - startedAt)}\n`);
  return proof.problems.length === 0 ? 0 : 1;
}

function everyMutant(): Mutant[] {
  return [
    { kind: 'plain', name: 'reference' },
    { kind: 'plain', name: 'reference that checks signatures', auth: true },
    ...defects.map(({ name }): Mutant => ({ kind: 'defect', name })),
    ...variants.map(({ name }): Mutant => ({ kind: 'variant', name })),
    ...signatureDefects.map(({ name }): Mutant => ({ kind: 'defect', name, auth: true })),
    ...signatureVariants.map(({ name }): Mutant => ({ kind: 'variant', name, auth: true })),
  ];
}

function summary({ cases, defects: rows, variants: allowed, problems }: Proof, ms: number): string {
  const killed = rows.filter((row) => row.killed).length;
  const fair = allowed.filter(({ outcome }) => outcome === 'conformant').length;
  return [
    ...problems.map((problem) => `✗ ${problem}`),
    `${killed} of ${rows.length} defects killed, ${fair} of ${allowed.length} variants conformant, ` +
      `by ${cases} cases in ${(ms / 1000).toFixed(1)} s`,
    problems.length === 0 ? 'PROVED' : `NOT PROVED: ${plural(problems.length, 'problem')}`,
  ].join('\n');
}
