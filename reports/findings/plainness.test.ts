import { expect, test } from 'vitest';
import type { Exchange } from '../../contracts/wire.ts';
import { byPlainness, plainness } from './plainness.ts';

const matching = 'ssm/Op/request/Filters/matching';
const answer = '{"Items":[{"Status":"SUCCESS"},{"Status":"FAILED"}]}';

function exchange(body: string): Exchange {
  const request = { method: 'POST', path: '/', headers: {}, body };
  const response = { status: 200, headers: {}, body: answer };
  return { request, reply: { kind: 'response', response }, attempts: 1, sentAt: 0, durationMs: 1 };
}

function filter(key: string, value: string): string {
  return JSON.stringify({ Filters: [{ Key: key, Values: [value] }] });
}

type Tried = readonly [caseId: string, body: string];

/** The names of the cases, the plainest first, whichever comes first. */
function order(constraintId: string, cases: readonly Tried[]): string[] {
  const measured = cases.map(
    ([caseId, body]) => [caseId, plainness(constraintId, caseId, exchange(body))] as const,
  );
  const sorted = measured.toSorted(byPlainness);
  expect(measured.toReversed().sort(byPlainness)).toEqual(sorted);
  return sorted.map(([caseId]) => caseId.slice(caseId.lastIndexOf('/') + 1));
}

test('documented values come before odd ones, even those of the constraint itself', () => {
  const cases: Tried[] = [
    [`${matching}/expression-value`, filter('STATUS', '.*')],
    [`${matching}/longer-key`, filter('STATUSX', 'SUCCESS')],
    [`${matching}/lower-case-success`, filter('STATUS', 'success')],
    ['ssm/Op/request/Filters/complete/status-success', filter('STATUS', 'SUCCESS')],
    ['ssm/Op/request/Filters/member/Key/length/maximum', filter('aaa', 'SUCCESS')],
    ['ssm/Op/request/Filters/type/valid', filter('STATUS', 'SUCCESS')],
    ['ssm/Op/protocol/answered/any', '{}'],
  ];
  expect(order(matching, cases)).toEqual([
    'valid',
    'maximum',
    'status-success',
    'longer-key',
    'lower-case-success',
    'expression-value',
    'any',
  ]);
});

test('of values that are all refused alike the shortest comes first', () => {
  const range = 'ssm/Op/request/MaxResults/range';
  const cases: Tried[] = [
    [`${range}/far-beyond`, '{"MaxResults":100000}'],
    [`${range}/in-a-full-request`, '{"Filters":[],"MaxResults":0}'],
    [`${range}/zero`, '{"MaxResults":0}'],
    ['ssm/Op/request/MaxResults/type/text', '{"MaxResults":"0"}'],
  ];
  expect(order(range, cases)).toEqual(['zero', 'far-beyond', 'text', 'in-a-full-request']);
});

test('a whole request comes before none, and before what is no object', () => {
  const cases: Tried[] = [
    ['ssm/Op/protocol/empty-body/empty', ''],
    ['ssm/Op/protocol/body-object/null', 'null'],
    ['ssm/Op/protocol/json/open-brace', '{'],
    ['ssm/Op/protocol/content-type-parameters/charset', '{"Id":"a"}'],
    ['ssm/Op/protocol/answered/valid-request', '{"Id":"a"}'],
  ];
  expect(order('ssm/Op/protocol/content-type', cases).slice(0, 3)).toEqual([
    'valid-request',
    'charset',
    'empty',
  ]);
});

test('without an exchange the ids alone decide', () => {
  const cases = ['k/two-words', 'a', 'k/b', 'k/a'].map(
    (caseId) => [caseId, plainness('k', caseId)] as const,
  );
  expect(cases.toSorted(byPlainness).map(([caseId]) => caseId)).toEqual([
    'k/a',
    'k/b',
    'k/two-words',
    'a',
  ]);
});
