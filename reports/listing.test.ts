import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange } from '../contracts/wire.ts';
import type { CaseRun } from '../runners/run-record.ts';
import { requestOf } from '../suites/requests.ts';
import { keepListing } from './listing.ts';
import type { Outcome, Verdict } from './verdict.ts';

const contract = readContract(
  readModel(model, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);
const type = 'protocol/content-type';
const range = 'request/MaxResults/range';
const request = 'protocol/request-id';

const exchange = (status: number): Exchange => ({
  request: requestOf(contract, {}),
  reply: { kind: 'response', response: { status, headers: {}, body: '' } },
  attempts: 1,
  sentAt: 0,
  durationMs: 0,
});
const exchanges = [exchange(200), exchange(201), exchange(202)];

const knowledge = { absent: {}, items: new Map() };

function caseNamed(caseId: string, covers: readonly string[] = [range]): CaseRun {
  const case_ = { caseId, suite: 'ranges', title: caseId, covers };
  return { type: 'case-run', operation: contract.operation, ...case_, exchanges, knowledge };
}

function verdict(caseId: string, address: string, outcome: Outcome, more = {}): Verdict {
  const constraint = contract.byAddress.get(address);
  if (!constraint) throw new Error(address);
  const { id: constraintId, level } = constraint;
  return { caseId, constraintId, level, outcome, exchanges: [1], ...more };
}

const [one, two, three] = [caseNamed('one'), caseNamed('two'), caseNamed('three')];
const about = caseNamed('about', [type]);
const planned = [one, two, three, about];

/** The verdicts of a case: what it is about holds, and one more that it met. */
const met = (of: CaseRun, address: string, outcome: Outcome, more = {}) => [
  verdict(of.caseId, range, 'pass'),
  verdict(of.caseId, address, outcome, more),
];

test('a case lists what it is about, and names what it met broken', () => {
  const listing = keepListing(contract);
  const all = met(one, type, 'fail');
  expect(listing.add(one, all)).toEqual({
    verdicts: all.slice(0, 1),
    onTheWay: [contract.byAddress.get(type)?.id],
  });
});

test('what no case lists is listed once, by the first by its id, whichever ends first', () => {
  for (const order of [planned, [...planned].reverse(), [two, about, three, one]]) {
    const listing = keepListing(contract);
    for (const of of order) {
      if (of === about) listing.add(about, [verdict('about', type, 'pass')]);
      else listing.add(of, met(of, type, of === one ? 'pass' : 'fail'));
    }
    const [found, ...more] = listing.rest();
    expect(more).toEqual([]);
    expect(found?.verdict).toMatchObject({ caseId: 'three', outcome: 'fail', exchanges: [0] });
    expect(found?.exchanges).toEqual([exchanges[1]]);
  }
});

test('what the case that is about it lists as broken is listed with it alone', () => {
  const listing = keepListing(contract);
  listing.add(one, met(one, type, 'fail'));
  listing.add(about, [verdict('about', type, 'fail')]);
  expect(listing.rest()).toEqual([]);
});

test('a failure on the way is listed where the case that is about it is open', () => {
  const listing = keepListing(contract);
  listing.add(about, [verdict('about', type, 'inconclusive', { reason: 'no answer' })]);
  listing.add(one, met(one, type, 'fail'));
  expect(listing.rest().map(({ verdict: { caseId } }) => caseId)).toEqual(['one']);
});

test('what was left open on the way is listed unless something else says why', () => {
  const open = (more: object) => {
    const listing = keepListing(contract);
    listing.add(one, met(one, type, 'inconclusive', more));
    return listing.rest().length;
  };
  expect(open({ reason: 'throttled' })).toBe(1);
  expect(open({ reason: 'no data', dataLimited: true })).toBe(0);
  expect(open({ reason: 'it depends', because: 'request/valid' })).toBe(0);
});

test('what only should hold is listed as well, and what may is not', () => {
  const listing = keepListing(contract);
  const may = 'paging/empty-token';
  const all = [verdict('one', request, 'fail'), verdict('one', may, 'fail')];
  const { onTheWay } = listing.add(one, all);
  const wanted = contract.byAddress.get(request)?.id;
  expect(onTheWay).toEqual([wanted]);
  expect(listing.rest().map(({ verdict: { constraintId } }) => constraintId)).toEqual([wanted]);
});
