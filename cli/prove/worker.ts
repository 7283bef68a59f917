import { parentPort, workerData } from 'node:worker_threads';
import { generateCases } from '../../suites/generate-cases.ts';
import { builtInContract } from '../select-contract.ts';
import type { Mutant } from './mutant.ts';
import { runMutant } from './run-mutant.ts';

/** What a worker is started with: its share of the mutants. */
const mutants: readonly Mutant[] = workerData;

const contract = builtInContract();
const cases = generateCases(contract);

for (const mutant of mutants) parentPort?.postMessage(await runMutant(contract, cases, mutant));
