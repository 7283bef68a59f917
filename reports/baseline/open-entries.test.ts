import { expect, test } from 'vitest';
import type { Outcome, Verdict } from '../verdict.ts';
import { applyBaseline } from './apply-baseline.ts';
import type { BaselineEntry } from './baseline.ts';
import { openEntries } from './open-entries.ts';

const at = 'ssm/DescribeThings';
const today = '2026-11-24';

function verdict(outcome: Outcome, path: string): Verdict {
  const constraintId = `${at}/${path.slice(0, path.lastIndexOf('/'))}`;
  return { caseId: `${at}/${path}`, constraintId, level: 'must', outcome, exchanges: [] };
}

function entry(glob: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
  return { by: 'constraint', glob, reason: 'why', line: 1, ...more };
}

test('an entry is open when a run of some cases did not try, or did not decide, what it lists', () => {
  const tried = entry('request/Max/range');
  const notTried = entry('paging/ends');
  const undecided = entry('request/Id/*');
  // In a run of some cases, a pass says nothing of those that were left out.
  const passed = entry('request/Max/type');
  const entries = [
    tried,
    notTried,
    undecided,
    passed,
    entry('paging/complete', { expires: '2020-01-01' }),
    entry('paging/ends', { target: 'another' }),
  ];
  const verdicts = [
    verdict('fail', 'request/Max/range/zero'),
    verdict('inconclusive', 'request/Id/length/short'),
    verdict('pass', 'request/Max/type/text'),
  ];
  const everyCaseId = [...verdicts.map(({ caseId }) => caseId), `${at}/paging/ends/walk`];
  const plannedCaseIds = everyCaseId.slice(0, 3);
  const result = applyBaseline({ entries }, verdicts, { today, plannedCaseIds, everyCaseId });
  expect(result.expected).toEqual([verdicts[0]]);
  expect(openEntries({ entries }, result, 'this')).toEqual([notTried, undecided, passed]);
  const whole = applyBaseline({ entries }, verdicts, { today });
  expect(openEntries({ entries }, whole, 'this')).toEqual([undecided]);
});
