import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import type { Contract } from '../contracts/contract.ts';
import { defects } from '../reference/defects/catalogue.ts';
import proofSchema from '../reports/schemas/proof.schema.json' with { type: 'json' };
import type { Case } from '../suites/case.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { concludeProof, type Evidence } from './prove/conclude-proof.ts';
import type { MutantResult } from './prove/mutant.ts';
import { runMutant } from './prove/run-mutant.ts';
import { unprovable } from './prove/unprovable.ts';

const contract = builtInContract();
const plain: MutantResult = {
  kind: 'plain',
  name: 'reference',
  outcome: 'conformant',
  failed: {},
  open: [],
  errors: [],
};

/** The contract with no more than these constraints. */
function withOnly(...addresses: readonly string[]): Contract {
  return restricted(({ address }) => addresses.includes(address));
}

function without(address: string): Contract {
  return restricted((constraint) => constraint.address !== address);
}

function restricted(holds: (constraint: Contract['constraints'][number]) => boolean): Contract {
  const constraints = contract.constraints.filter(holds);
  return {
    ...contract,
    constraints,
    byAddress: new Map(constraints.map((constraint) => [constraint.address, constraint])),
  };
}

const range = 'request/MaxResults/range';
const required = 'request/TaskId/required';

function caseNamed(name: string): Case {
  return {
    id: `${contract.service}/${contract.operation}/${name}`,
    suite: 'ranges',
    title: name,
    covers: [range],
    breaks: [range],
    needs: 'nothing',
    *steps() {},
  };
}

function killed(name: string, failed: MutantResult['failed']): MutantResult {
  return { kind: 'defect', name, outcome: 'nonconformant', failed, open: [], errors: [] };
}

/** Evidence without a fault: one constraint, one defect that it kills by the one case, one variant. */
const sound: Evidence = {
  contract: withOnly(range),
  cases: [caseNamed('one')],
  defects: [{ name: 'lenient', title: 'takes 101', breaks: [range] }],
  variants: [{ name: 'quiet', title: 'says less', allowedBy: 'silence' }],
  results: [
    plain,
    killed('lenient', { [range]: ['one'] }),
    { ...plain, kind: 'variant', name: 'quiet' },
  ],
};

function problemsOf(change: Partial<Evidence>): readonly string[] {
  return concludeProof({ ...sound, ...change }).problems;
}

/** The sound results with others in the place of those with the same names. */
function results(...others: readonly MutantResult[]): MutantResult[] {
  const names = new Set(others.map(({ name }) => name));
  return [...sound.results.filter(({ name }) => !names.has(name)), ...others];
}

test('sound evidence proves, and counts the kills', () => {
  const proof = concludeProof(sound);
  expect(proof).toMatchObject({
    cases: 1,
    defects: [{ name: 'lenient', killed: true, outcome: 'nonconformant' }],
    variants: [{ name: 'quiet', allowedBy: 'silence', outcome: 'conformant' }],
    constraints: [{ address: range, kills: 1 }],
    problems: [],
  });
});

test('a defect that is not noticed is a problem', () => {
  const lenient: MutantResult = { ...plain, kind: 'defect', name: 'lenient' };
  expect(problemsOf({ results: results(lenient) })).toEqual([
    `defect lenient survives (conformant): it breaks ${range}`,
    `constraint ${range} is killed by no defect`,
    'case one kills no defect',
  ]);
});

test('a defect that was not run is a problem', () => {
  const [first] = problemsOf({ results: [plain] });
  expect(first).toBe(`defect lenient survives (not run): it breaks ${range}`);
});

test('a defect blamed on another constraint alone survives', () => {
  const lenient = killed('lenient', { [required]: ['one'] });
  expect(problemsOf({ results: results(lenient) })).toEqual([
    `defect lenient survives (nonconformant, blamed on ${required} alone): it breaks ${range}`,
    `constraint ${range} is killed by no defect`,
  ]);
});

test('a defect blamed on others besides is killed', () => {
  const lenient = killed('lenient', { [required]: ['one'], [range]: ['one'] });
  expect(problemsOf({ results: results(lenient) })).toEqual([]);
});

test('a defect that breaks what is binding must make the run nonconformant', () => {
  const lenient: MutantResult = {
    ...killed('lenient', { [range]: ['one'] }),
    outcome: 'inconclusive',
  };
  expect(problemsOf({ results: results(lenient) })[0]).toMatch(
    /^defect lenient survives \(inconclusive/,
  );
});

test('a variant that fails is a problem, with what it was blamed on', () => {
  const quiet: MutantResult = {
    ...killed('quiet', { [range]: ['one'] }),
    kind: 'variant',
    reason: '1 constraint broken',
  };
  expect(problemsOf({ results: results(quiet) })).toEqual([
    `variant quiet is nonconformant: ${range}, 1 constraint broken`,
  ]);
});

test('a variant that cannot be decided is a problem too', () => {
  const quiet: MutantResult = { ...plain, kind: 'variant', name: 'quiet', outcome: 'inconclusive' };
  expect(problemsOf({ results: results(quiet) })).toHaveLength(1);
  expect(problemsOf({ results: sound.results.slice(0, 2) })).toHaveLength(1);
});

test('a constraint that no defect is killed by is a problem', () => {
  expect(problemsOf({ contract: withOnly(range, required) })).toEqual([
    `constraint ${required} is killed by no defect`,
  ]);
});

test('a constraint is not proved by a defect that breaks another', () => {
  const lenient = killed('lenient', { [range]: ['one'], [required]: ['one'] });
  const evidence = { contract: withOnly(range, required), results: results(lenient) };
  expect(problemsOf(evidence)).toEqual([`constraint ${required} is killed by no defect`]);
});

test('only what is named as unprovable needs no defect, and it is in the contract', () => {
  const addresses = Object.keys(unprovable);
  expect(problemsOf({ contract: withOnly(range, ...addresses) })).toEqual([]);
  expect(addresses.filter((address) => !contract.byAddress.has(address))).toEqual([]);
});

test('a case that kills nothing is a problem', () => {
  expect(problemsOf({ cases: [caseNamed('one'), caseNamed('two')] })).toEqual([
    'case two kills no defect',
  ]);
});

test('a case that only fails on a variant kills nothing', () => {
  const quiet: MutantResult = { ...killed('quiet', { [range]: ['two'] }), kind: 'variant' };
  const evidence = { cases: [caseNamed('one'), caseNamed('two')], results: results(quiet) };
  expect(problemsOf(evidence)).toContain('case two kills no defect');
});

test('a reference that is not conformant is a problem, and so is an error of the harness', () => {
  const reference: MutantResult = { ...plain, outcome: 'nonconformant', errors: ['one', 'two'] };
  const problems = problemsOf({ results: results(reference) });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(/^the plain reference is nonconformant/);
  expect(problems[1]).toBe('the harness fails on plain reference in one');
});

/** Without the two largest suites, which these defects are not found by alone. */
function casesOf(one: Contract): Case[] {
  return generateCases(one).filter(({ suite }) => suite !== 'patterns' && suite !== 'types');
}

test.each([
  range,
  'request/TaskId/required',
  'request/Filters/matching',
  'protocol/target',
  'response/WindowExecutionTaskInvocationIdentities/member/StartTime/timestamp',
])('without the check of %s, prove names the defects that survive', async (address) => {
  const own = defects.filter(({ breaks }) => breaks.join() === address).slice(0, 2);
  const [whole, less] = await Promise.all(
    [contract, without(address)].map(async (one) => {
      const cases = casesOf(one);
      const found = await Promise.all(
        own.map(({ name }) => runMutant(one, cases, { kind: 'defect', name })),
      );
      return concludeProof({
        contract: one,
        cases,
        results: [plain, ...found],
        defects: own,
        variants: [],
      });
    }),
  );
  expect(own).toHaveLength(2);
  const survivors = (problems: readonly string[] = []) =>
    problems.flatMap((problem) => /^defect (\S+) survives/.exec(problem)?.[1] ?? []);
  expect(survivors(whole?.problems)).toEqual([]);
  expect(survivors(less?.problems)).toEqual(own.map(({ name }) => name));
});

test('a proof has the form that its schema says', () => {
  const proof: unknown = JSON.parse(JSON.stringify(concludeProof(sound)));
  const validate = new Ajv2020().compile(proofSchema);
  expect(validate(proof), JSON.stringify(validate.errors)).toBe(true);
});
