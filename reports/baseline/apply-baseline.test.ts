import { expect, test } from 'vitest';
import type { Outcome, Verdict } from '../verdict.ts';
import { applyBaseline, type BaselineOptions } from './apply-baseline.ts';
import type { BaselineEntry } from './baseline.ts';

interface BaselineResult {
  readonly expected: readonly Verdict[];
  readonly unexpected: readonly Verdict[];
  readonly stale: readonly BaselineEntry[];
  readonly expired: readonly BaselineEntry[];
}

const at = 'ssm/DescribeThings';
const today = '2026-11-24';

function verdict(outcome: Outcome, path: string, more: Partial<Verdict> = {}): Verdict {
  const constraintId = `${at}/${path.slice(0, path.lastIndexOf('/'))}`;
  return { caseId: `${at}/${path}`, constraintId, level: 'must', outcome, exchanges: [], ...more };
}

function entry(glob: string, more: Partial<BaselineEntry> = {}): BaselineEntry {
  return { by: 'case', glob, reason: 'why', line: 1, ...more };
}

function apply(
  entries: readonly BaselineEntry[],
  verdicts: readonly Verdict[],
  options: Partial<BaselineOptions> = {},
): BaselineResult {
  const applied = applyBaseline({ entries }, { today, ...options });
  const listed = verdicts.map((one) => [one, applied.add(one)] as const);
  return {
    expected: listed.filter(([, how]) => how === 'expected').map(([one]) => one),
    unexpected: listed
      .filter(([, how]) => how === 'unexpected' || how === 'overdue')
      .map(([one]) => one),
    stale: applied.stale(),
    expired: applied.expired(),
  };
}

const none: BaselineResult = { expected: [], unexpected: [], stale: [], expired: [] };
const fails = verdict('fail', 'request/Max/range/zero');
const passes = verdict('pass', 'request/Max/range/one');
const other = verdict('fail', 'paging/complete/walk');

test('a failure is expected when it is listed, by case or constraint, in full or in short', () => {
  for (const glob of [
    `${at}/request/Max/range/zero`,
    'ssm/*/request/Max/**',
    'request/Max/**',
    'request/*/range/{zero,one}',
    '**/zero',
  ]) {
    expect(apply([entry(glob)], [fails, passes]), glob).toEqual({ ...none, expected: [fails] });
  }
  const listed = entry('request/Max/range', { by: 'constraint' });
  expect(apply([listed], [fails, passes])).toEqual({ ...none, expected: [fails] });
});

test('a failure is unexpected when it is not listed', () => {
  expect(apply([], [fails, passes])).toEqual({ ...none, unexpected: [fails] });
  const { expected, unexpected } = apply([entry('request/**')], [fails, other]);
  expect({ expected, unexpected }).toEqual({ expected: [fails], unexpected: [other] });
  expect(apply([entry('request/*')], [fails]).unexpected).toEqual([fails]);
});

test('an entry is stale when what it lists passes, or when it lists nothing', () => {
  const passed = entry('request/Max/range/one');
  const unknown = entry('request/Mox/**');
  expect(apply([passed, unknown], [passes])).toEqual({ ...none, stale: [passed, unknown] });
});

test('an entry is not stale when what it lists could not be decided', () => {
  const listed = entry('request/**');
  for (const outcome of ['inconclusive', 'skipped', 'error'] as const) {
    expect(apply([listed], [verdict(outcome, 'request/Max/range/zero')]), outcome).toEqual(none);
  }
  const error = verdict('error', 'request/Max/range/zero');
  expect(apply([listed], [passes, error])).toEqual(none);
  const open = verdict('inconclusive', 'request/Max/range/zero');
  expect(apply([listed], [passes, open])).toEqual({ ...none, stale: [listed] });
});

test('an entry holds on its last day and has expired on the next', () => {
  const listed = entry('request/**', { expires: today });
  expect(apply([listed], [fails])).toEqual({ ...none, expected: [fails] });
  const result = apply([listed], [fails], { today: '2026-11-25' });
  expect(result).toEqual({ ...none, unexpected: [fails], expired: [listed] });
});

test('an expired entry is named once, also when its failures are gone', () => {
  const listed = entry('request/**', { expires: '2026-01-01' });
  expect(apply([listed], [passes])).toEqual({ ...none, expired: [listed] });
});

test('a failure listed by an expired entry and another one is expected', () => {
  const expired = entry('request/**', { expires: '2026-01-01' });
  const result = apply([expired, entry('**/zero')], [fails]);
  expect(result).toEqual({ ...none, expected: [fails], expired: [expired] });
});

test('an entry for another target is as if it were not there', () => {
  const listed = entry('request/**', { target: 'a', expires: '2026-01-01' });
  expect(apply([listed], [fails])).toEqual({ ...none, unexpected: [fails] });
  expect(apply([listed], [passes], { targetName: 'b' })).toEqual(none);
  const held = entry('request/**', { target: 'a' });
  expect(apply([held], [fails], { targetName: 'a' })).toEqual({ ...none, expected: [fails] });
  expect(apply([held], [passes], { targetName: 'a' }).stale).toEqual([held]);
});

test('an error is never expected, whatever is listed', () => {
  const error = verdict('error', 'request/Max/range/zero');
  expect(apply([entry('**')], [error, fails])).toEqual({ ...none, expected: [fails] });
});

test('a should-level failure counts when strict only, but keeps its entry from being stale', () => {
  const listed = entry('**/zero');
  const should = { ...fails, level: 'should' } as const;
  const may = { ...fails, level: 'may' } as const;
  expect(apply([listed], [should])).toEqual(none);
  expect(apply([], [should])).toEqual(none);
  expect(apply([listed], [should], { strict: true })).toEqual({ ...none, expected: [should] });
  expect(apply([], [should], { strict: true })).toEqual({ ...none, unexpected: [should] });
  expect(apply([listed], [may], { strict: true })).toEqual(none);
});

test('in a restricted run no entry for other cases is stale', () => {
  const plannedCaseIds = [passes.caseId];
  const passed = entry('**/one');
  const entries = [passed, entry('paging/**'), entry('paging/complete', { by: 'constraint' })];
  expect(apply(entries, [passes], { plannedCaseIds })).toEqual({ ...none, stale: [passed] });
});

test('in a restricted run no entry is stale that lists a case left out', () => {
  const plannedCaseIds = [passes.caseId];
  const everyCaseId = [passes.caseId, fails.caseId];
  const passed = entry('**/one');
  const entries = [
    passed,
    entry('request/**'),
    entry('request/Max/range', { by: 'constraint' }),
    entry('no/**'),
  ];
  const restricted = { plannedCaseIds, everyCaseId };
  expect(apply(entries, [passes], restricted)).toEqual({ ...none, stale: [passed] });
  const full = { plannedCaseIds: everyCaseId, everyCaseId };
  expect(apply(entries, [passes], full)).toEqual({ ...none, stale: entries });
});

test('an entry for a planned case that was not reached is not stale', () => {
  const ids = [passes.caseId, fails.caseId];
  const options = { plannedCaseIds: ids, everyCaseId: ids };
  expect(apply([entry('**/zero')], [passes], options)).toEqual(none);
});

test('an entry is open when a run of some cases did not try, or did not decide, what it lists', () => {
  const listing = (glob: string, more: Partial<BaselineEntry> = {}) =>
    entry(glob, { by: 'constraint', ...more });
  const notTried = listing('paging/ends');
  const undecided = listing('request/Id/*');
  // In a run of some cases, a pass says nothing of those that were left out.
  const passed = listing('request/Max/type');
  const entries = [
    ...[listing('request/Max/range'), notTried, undecided, passed],
    listing('paging/complete', { expires: '2020-01-01' }),
    listing('paging/ends', { target: 'another' }),
  ];
  const verdicts = [
    verdict('fail', 'request/Max/range/zero'),
    verdict('inconclusive', 'request/Id/length/short'),
    verdict('pass', 'request/Max/type/text'),
  ];
  const everyCaseId = [...verdicts.map(({ caseId }) => caseId), `${at}/paging/ends/walk`];
  const openIn = (options: Partial<BaselineOptions>) => {
    const applied = applyBaseline({ entries }, { today, targetName: 'this', ...options });
    for (const one of verdicts) applied.add(one);
    return applied.open();
  };
  const some = { plannedCaseIds: everyCaseId.slice(0, 3), everyCaseId };
  expect(openIn(some)).toEqual([notTried, undecided, passed]);
  expect(openIn({})).toEqual([undecided]);
});
