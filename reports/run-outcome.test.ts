import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../contracts/contract.ts';
import {
  type Circumstances,
  type Conclusion,
  concludeRun as conclude,
  whyNoItems,
} from './run-outcome.ts';
import type { Outcome, Verdict } from './verdict.ts';

const seen: Circumstances = {
  sawItems: true,
  strict: false,
  broken: [],
  left: 0,
  errors: 0,
  whyNoItems: 'there is no fixture',
};

function concludeRun(verdicts: readonly Verdict[], around: Circumstances): Conclusion {
  const errors = verdicts.filter(({ outcome }) => outcome === 'error').length;
  return conclude(verdicts, { ...around, errors });
}

function verdict(level: Level, outcome: Outcome, more: Partial<Verdict> = {}): Verdict {
  return { caseId: 'case', constraintId: 'ssm/Op/a/b', level, outcome, exchanges: [], ...more };
}

const levels = ['must', 'should', 'may'] as const;
const outcomes = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;
const anyVerdict = fc
  .tuple(fc.constantFrom(...levels), fc.constantFrom(...outcomes), fc.boolean())
  .map(([level, outcome, dataLimited]) => verdict(level, outcome, { dataLimited }));
const verdicts = fc.array(anyVerdict, { minLength: 1, maxLength: 8 });
const circumstances = fc
  .record({ sawItems: fc.boolean(), strict: fc.boolean() })
  .map((some) => ({ ...seen, ...some }));

test('a run in which everything passed is conformant', () => {
  const all = [verdict('must', 'pass'), verdict('should', 'pass'), verdict('may', 'fail')];
  expect(concludeRun(all, seen)).toEqual({ outcome: 'conformant', exitCode: 0 });
});

test('a run is conformant only with items, and without failure, error or open question', () => {
  fc.assert(
    fc.property(verdicts, circumstances, (all, around) => {
      const { outcome, exitCode, reason } = concludeRun(all, around);
      expect(outcome === 'conformant').toBe(exitCode === 0);
      expect(reason === undefined).toBe(exitCode === 0);
      if (exitCode !== 0) return;
      expect(around.sawItems).toBe(true);
      const bad = all.filter(
        ({ level, outcome: of, dataLimited }) =>
          of === 'error' ||
          (level === 'must' && (of === 'fail' || (of === 'inconclusive' && !dataLimited))),
      );
      expect(bad).toEqual([]);
    }),
  );
});

test('one more pass changes nothing, and the order of verdicts is of no account', () => {
  fc.assert(
    fc.property(verdicts, circumstances, fc.constantFrom(...levels), (all, around, level) => {
      const { exitCode, outcome } = concludeRun(all, around);
      const more = [verdict(level, 'pass'), ...all].reverse();
      expect(concludeRun(more, around)).toMatchObject({ exitCode, outcome });
    }),
  );
});

test('a binding failure makes a run nonconformant, and constraints are counted once', () => {
  const failed = verdict('must', 'fail');
  expect(concludeRun([failed, failed], seen)).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "outcome": "nonconformant",
      "reason": "1 constraint broken",
    }
  `);
  const two = [failed, verdict('must', 'fail', { constraintId: 'ssm/Op/c' })];
  expect(concludeRun(two, seen)).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "outcome": "nonconformant",
      "reason": "2 constraints broken",
    }
  `);
  expect(concludeRun([failed], { ...seen, sawItems: false }).exitCode).toBe(1);
});

test('what is only recommended decides a strict run alone, and what is open never does', () => {
  const should = [verdict('should', 'fail')];
  expect(concludeRun(should, seen).exitCode).toBe(0);
  expect(concludeRun(should, { ...seen, strict: true }).exitCode).toBe(1);
  expect(concludeRun([verdict('may', 'fail')], { ...seen, strict: true }).exitCode).toBe(0);
});

test('a run without items, or without verdicts, is inconclusive', () => {
  const around = { ...seen, sawItems: false };
  expect(concludeRun([verdict('must', 'pass')], around)).toMatchInlineSnapshot(`
    {
      "exitCode": 3,
      "outcome": "inconclusive",
      "reason": "there is no fixture",
    }
  `);
  expect(concludeRun([], around).exitCode).toBe(3);
  expect(concludeRun([], seen)).toEqual({
    exitCode: 3,
    outcome: 'inconclusive',
    reason: 'there was no case to run',
  });
});

test('an open binding constraint leaves the run open, unless the data is what leaves it so', () => {
  const open = verdict('must', 'inconclusive', { reason: 'throttled to the end' });
  expect(concludeRun([open], seen)).toMatchInlineSnapshot(`
    {
      "exitCode": 3,
      "outcome": "inconclusive",
      "reason": "ssm/Op/a/b could not be decided: throttled to the end",
    }
  `);
  expect(concludeRun([{ ...open, dataLimited: true }], seen).exitCode).toBe(0);
});

test('an error of the harness has an exit code of its own, whatever else there is', () => {
  const error = verdict('may', 'error');
  expect(concludeRun([error], seen)).toMatchInlineSnapshot(`
    {
      "exitCode": 4,
      "outcome": "inconclusive",
      "reason": "1 verdict could not be reached for errors of the harness itself",
    }
  `);
  expect(concludeRun([error, verdict('must', 'fail')], seen)).toMatchObject({
    outcome: 'nonconformant',
    exitCode: 4,
  });
});

test('a run without items says what would help', () => {
  const nothing = { absent: {}, items: new Map() };
  const input = { TaskId: 'x' };
  expect([
    whyNoItems(undefined, nothing, []),
    whyNoItems(undefined, nothing, ['there is no window', 'nor an execution']),
    whyNoItems({ input }, nothing, []),
    whyNoItems({ input }, { ...nothing, input }, []),
  ]).toMatchInlineSnapshot(`
    [
      "no fixture was given: name a known-good input with --fixture FILE, or have one made: --seed, fixture create",
      "no fixture was given and none was discovered (there is no window; nor an execution): name a known-good input with --fixture FILE, or have one made: --seed, fixture create",
      "the target does not know the ids of the fixture",
      "the target shows no items for the fixture's input",
    ]
  `);
});

test('an expected failure is forgiven, and an expectation that is not met is not', () => {
  const failed = verdict('must', 'fail');
  const expected: Verdict = { ...failed, expectedFailure: true };
  expect(concludeRun([expected], seen).exitCode).toBe(0);
  expect(concludeRun([expected, failed], seen).exitCode).toBe(1);
  expect(concludeRun([], { ...seen, broken: ['it passes now', 'more'] })).toEqual({
    outcome: 'nonconformant',
    reason: 'it passes now',
    exitCode: 1,
  });
});

test('a run that ended early and found failures says both', () => {
  const endedEarly = 'the run was interrupted';
  const all = [verdict('must', 'fail'), verdict('must', 'inconclusive', { reason: endedEarly })];
  expect(concludeRun(all, { ...seen, endedEarly, left: 1 })).toMatchObject({
    exitCode: 1,
    reason: '1 constraint broken (not all cases could be run: the run was interrupted)',
  });
  // It may have ended after the last case as well.
  expect(concludeRun([verdict('must', 'fail')], { ...seen, endedEarly })).toMatchObject({
    reason: '1 constraint broken',
  });
});
