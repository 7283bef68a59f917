import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { keepTally } from './tally.ts';
import type { Verdict } from './verdict.ts';

const contract = readContract(
  readModel(model, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);
const none = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
const outcomes = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;

const verdict: fc.Arbitrary<Verdict> = fc
  .tuple(fc.constantFrom(...contract.constraints), fc.constantFrom(...outcomes))
  .map(([{ id, level }, outcome]) => ({
    caseId: 'case',
    constraintId: id,
    level,
    outcome,
    exchanges: [],
  }));
const cases = fc.array(
  fc.record({
    suite: fc.constantFrom('types', 'paging', 'surprise'),
    all: fc.array(verdict, { maxLength: 6 }),
  }),
);

test('an empty tally has a row for each constraint and each planned suite', () => {
  const { counts, suites, constraints } = keepTally(contract, ['types', 'paging']).read();
  expect(counts).toEqual({ must: none, should: none, may: none });
  expect(suites).toEqual([
    { suite: 'types', counts: none },
    { suite: 'paging', counts: none },
  ]);
  expect(constraints.map(({ id }) => id)).toEqual(contract.constraints.map(({ id }) => id));
  for (const row of constraints) expect(row.counts).toEqual(none);
});

test('sums are those of what was added', () => {
  const total = (counts: typeof none) => Object.values(counts).reduce((sum, one) => sum + one, 0);
  fc.assert(
    fc.property(cases, (added) => {
      const tally = keepTally(contract, ['types', 'paging']);
      for (const { suite, all } of added) tally.add(suite, all, all);
      const { counts, suites, constraints } = tally.read();
      const verdicts = added.flatMap(({ all }) => all);
      for (const level of ['must', 'should', 'may'] as const) {
        for (const outcome of outcomes) {
          const due = verdicts.filter((one) => one.level === level && one.outcome === outcome);
          expect(counts[level][outcome]).toBe(due.length);
        }
      }
      for (const { id, counts: row } of constraints) {
        expect(total(row)).toBe(verdicts.filter(({ constraintId }) => constraintId === id).length);
      }
      const perSuite = suites.map(({ suite, counts: row }) => [suite, total(row)] as const);
      for (const [suite, sum] of perSuite) {
        expect(sum).toBe(added.filter((one) => one.suite === suite).length);
      }
    }),
  );
});

test('constraints count all verdicts, levels and suites only those that are listed', () => {
  const [one] = contract.constraints;
  if (!one) throw new Error('the contract is empty');
  const failed: Verdict = {
    caseId: 'case',
    constraintId: one.id,
    level: 'must',
    outcome: 'fail',
    exchanges: [],
  };
  const tally = keepTally(contract, ['types']);
  tally.add('types', [], [failed, { ...failed, constraintId: 'of no contract' }]);
  const { counts, suites, constraints } = tally.read();
  expect(counts.must).toEqual(none);
  expect(suites).toEqual([{ suite: 'types', counts: { ...none, pass: 1 } }]);
  expect(constraints[0]?.counts).toEqual({ ...none, fail: 1 });
});
