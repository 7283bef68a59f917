import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { variants } from '../reference/variants/catalogue.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { contradiction } from './prove/contradictory.ts';
import { runMutant } from './prove/run-mutant.ts';
import { everyPair, samplePairs } from './prove/variant-pairs.ts';
import { runCommand } from './run-command.testing.ts';

const contract = builtInContract();
const every = everyPair(variants.map(({ name }) => name));

test('every two variants make a pair, in both orders', () => {
  expect(every).toHaveLength(variants.length * (variants.length - 1));
  expect(new Set(every.map(({ name }) => name)).size).toBe(every.length);
});

test('a sample is the same for the same seed, and has no pair twice', () => {
  const sample = samplePairs(every, 300, 7);
  expect(samplePairs(every, 300, 7)).toEqual(sample);
  expect(samplePairs(every, 300, 8)).not.toEqual(sample);
  expect(new Set(sample.map(({ name }) => name)).size).toBe(300);
});

test('what is allowed twice is allowed: null is dropped, and no values select everything', async () => {
  const cases = generateCases(contract).filter(({ suite }) => suite !== 'patterns');
  const name = 'null-elements-dropped+empty-values-select-everything';
  const { outcome, failed } = await runMutant(contract, cases, { kind: 'variant', name });
  expect({ outcome, failed: Object.keys(failed) }).toEqual({ outcome: 'conformant', failed: [] });
});

test('a pair that cannot be combined says why, in either order', () => {
  for (const { name } of every) {
    const reason = contradiction(name);
    expect(contradiction(name.split('+').reverse().join('+'))).toBe(reason);
  }
});

test('prove --pairs tries a sample, and says which', async () => {
  const { code, stdout } = await runCommand(['prove', '--pairs', '--sample', '4', '--seed', '3']);
  expect(stdout).toMatch(
    /^4 of 4 pairs of variants conformant in [\d.]+ s\nChosen of \d+ by --seed 3\.\nPROVED\n$/,
  );
  expect(code).toBe(0);
});
