import { expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import type { Knowledge } from '../knowledge.ts';
import { protocolOf } from '../protocols/protocols.ts';
import { readContract } from '../read-contract.ts';
import { readModel } from '../smithy/model.ts';
import model from '../ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange } from '../wire.ts';
import { checkToken } from './check-token.ts';

const contract = readContract(
  readModel(model, 'the model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);
const ids = {
  WindowExecutionId: '11111111-aaaa-4aaa-8aaa-111111111111',
  TaskId: '22222222-bbbb-4bbb-8bbb-222222222222',
};
const first = { ...ids, MaxResults: 10 };
const knowledge: Knowledge = {
  input: ids,
  absent: { NextToken: 'never-given-out' },
  items: new Map(),
};

function exchange(members: JsonObject, body: JsonObject, status = 200): Exchange {
  return {
    request: protocolOf(contract).encode(contract, members),
    reply: { kind: 'response', response: { status, headers: {}, body: JSON.stringify(body) } },
    attempts: 1,
    sentAt: 0,
    durationMs: 0,
  };
}

const page = (members: JsonObject, NextToken: string | null) =>
  exchange(members, { WindowExecutionTaskInvocationIdentities: [], NextToken });

function check(members: JsonObject, ...earlier: Exchange[]): string[] {
  const violations = checkToken(contract, members, knowledge, earlier);
  return violations.map(({ address, fault }) => `${address} ${fault}`);
}

test('a request without a token is at no fault', () => {
  expect(check(first)).toEqual([]);
  expect(check({ ...first, NextToken: null }, page(first, 'a'))).toEqual([]);
});

test('a token just given out continues the list', () => {
  expect(check({ ...first, NextToken: 'a' }, page(first, 'a'))).toEqual([]);
  const second = { ...first, NextToken: 'a' };
  const third = { ...first, NextToken: 'b' };
  expect(check(third, page(first, 'a'), page(second, 'b'))).toEqual([]);
});

test('absent and null members, unknown members and their order do not make it another request', () => {
  const other = { Extra: 1, TaskId: ids.TaskId, Filters: null, MaxResults: 10, NextToken: 'a' };
  const request = { ...other, WindowExecutionId: ids.WindowExecutionId };
  expect(check(request, page(first, 'a'))).toEqual([]);
});

test('other exchanges in between do no harm', () => {
  const others = [page({ ...first, MaxResults: 11 }, 'b'), exchange(first, {}, 500)];
  expect(check({ ...first, NextToken: 'a' }, page(first, 'a'), ...others)).toEqual([]);
});

test('a token used before is a repetition', () => {
  const second = { ...first, NextToken: 'a' };
  expect(check(second, page(first, 'a'), page(second, 'b'))).toEqual([
    'paging/repeated-token odd-token',
  ]);
});

test('a token given out for another request is foreign', () => {
  const foreign = ['paging/foreign-token odd-token'];
  expect(check({ ...first, MaxResults: 15, NextToken: 'a' }, page(first, 'a'))).toEqual(foreign);
  const Filters = [{ Key: 'STATUS', Values: ['SUCCESS'] }];
  expect(check({ ...first, Filters, NextToken: 'a' }, page(first, 'a'))).toEqual(foreign);
  expect(check({ ...first, NextToken: 'a' })).toEqual(foreign);
});

test('a token that an error or no answer held was not given out', () => {
  const refused = exchange(first, { __type: 'ThrottlingException', NextToken: 'a' }, 400);
  const silent: Exchange = {
    ...page(first, 'a'),
    reply: { kind: 'no-response', fault: 'reset', detail: 'reset' },
  };
  expect(check({ ...first, NextToken: 'a' }, refused, silent)).toEqual([
    'paging/foreign-token odd-token',
  ]);
});

test('an empty token is a matter of its own, even where it was the end', () => {
  expect(check({ ...first, NextToken: '' }, page(first, ''))).toEqual([
    'paging/empty-token odd-token',
  ]);
});

test('a token that was never given out must be refused', () => {
  expect(check({ ...first, NextToken: 'never-given-out' }, page(first, 'a'))).toEqual([
    'paging/unknown-token unknown-token',
  ]);
});

test('earlier bodies that cannot be read are no obstacle', () => {
  const broken = { ...page(first, 'b'), request: { ...page(first, 'b').request, body: '{' } };
  expect(check({ ...first, NextToken: 'a' }, broken, page(first, 'a'))).toEqual([]);
});
