import { parentPort, workerData } from 'node:worker_threads';
import { builtInContract } from '../../contracts/built-in-contract.ts';
import { withAuth } from '../../contracts/constraints/auth-promises.ts';
import { generateCases } from '../../suites/generate-cases.ts';
import type { Mutant } from './mutant.ts';
import { runMutant } from './run-mutant.ts';

/** What a worker is started with: its share of the mutants. */
const mutants: readonly Mutant[] = workerData;

const contract = withAuth(builtInContract());
const all = generateCases(contract);
const plain = all.filter(({ suite }) => suite !== 'signatures');
const signatures = all.filter(({ suite }) => suite === 'signatures');

for (const mutant of mutants) {
  const cases = mutant.auth ? signatures : plain;
  parentPort?.postMessage(await runMutant(contract, cases, mutant));
}
