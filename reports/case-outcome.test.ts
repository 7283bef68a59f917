import { expect, test } from 'vitest';
import type { Level } from '../contracts/contract.ts';
import { caseOutcome } from './case-outcome.ts';
import type { Outcome, Verdict } from './verdict.ts';

function verdict(level: Level, outcome: Outcome): Verdict {
  return { caseId: 'a', constraintId: 'b', level, outcome, exchanges: [] };
}

test('a case is as its worst binding verdict', () => {
  expect(caseOutcome([verdict('must', 'pass'), verdict('must', 'inconclusive')])).toBe(
    'inconclusive',
  );
  expect(caseOutcome([verdict('should', 'fail'), verdict('may', 'skipped')])).toBe('pass');
  expect(caseOutcome([])).toBe('pass');
});

test('a case that decided nothing is no pass', () => {
  expect(caseOutcome([verdict('should', 'inconclusive')])).toBe('inconclusive');
  expect(caseOutcome([verdict('may', 'inconclusive'), verdict('should', 'pass')])).toBe('pass');
});

test('an error of the harness counts at every level', () => {
  expect(caseOutcome([verdict('may', 'error'), verdict('must', 'fail')])).toBe('error');
});
