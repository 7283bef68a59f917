import { expect, test } from 'vitest';
import { addressOf } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange } from '../../contracts/wire.ts';
import { requestOf } from '../../suites/requests.ts';
import { judge } from './judge.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the built-in model'), operation);
const list = 'WindowExecutionTaskInvocationIdentities';

const ids = {
  WindowExecutionId: '11111111-2222-4333-8444-555555555555',
  TaskId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
};
const idAt = (position: number) => `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`;
const itemAt = (position: number, Status: string): JsonObject => ({
  InvocationId: idAt(position),
  Status,
  Parameters: '{}',
});

function answered(members: JsonObject, result: JsonObject): Exchange {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' };
  const response = { status: 200, headers, body: JSON.stringify(result) };
  const request = requestOf(contract, { ...ids, ...members });
  return { request, reply: { kind: 'response', response }, attempts: 1, sentAt: 0, durationMs: 1 };
}

const page = (members: JsonObject, items: readonly JsonObject[], NextToken = '') =>
  answered(members, { [list]: items, NextToken });

/** What is said against exchanges at the must level, of a target that was seen to hold the items. */
function failures(items: readonly JsonObject[], ...exchanges: readonly Exchange[]): string[] {
  const known = new Map(items.map((item) => [String(item['InvocationId']), item]));
  const knowledge = { input: ids, absent: {}, items: known };
  return judge(contract, { caseId: 'a-case', covers: [], exchanges, knowledge })
    .filter(({ level, outcome }) => level === 'must' && outcome !== 'pass')
    .map(({ outcome, constraintId }) => `${outcome} ${addressOf(constraintId)}`);
}

const status = (...Values: readonly string[]) => ({ Filters: [{ Key: 'STATUS', Values }] });

test('a token may go on with the filters that it was given out for', () => {
  const items = [itemAt(1, 'SUCCESS'), itemAt(2, 'FAILED')];
  const [one = {}, two = {}] = items;
  const before = page({ MaxResults: 10 }, [one], 'more');
  const after = (request: JsonObject) => page({ NextToken: 'more', ...request }, [two]);
  expect(failures(items, before, after({ MaxResults: 10, ...status('SUCCESS') }))).toEqual([]);
  const own = page({ MaxResults: 10, ...status('SUCCESS') }, [one], 'more');
  expect(failures(items, own, after({ MaxResults: 10, ...status('SUCCESS') }))).toContain(
    'fail request/Filters/matching',
  );
});

test('a filter without values is judged alike, whether items have a status or not', () => {
  const { Status: _, ...bare } = itemAt(1, '');
  const odd = { Filters: [{ Key: 'STATUS' }] };
  expect(failures([bare], page(odd, [bare]))).toEqual([]);
  expect(failures([bare], page(status('SUCCESS'), [bare]))).toEqual([
    'inconclusive request/Filters/matching',
  ]);
});

test('a list of something else is not the list of items', () => {
  const beside = (members: JsonObject) => failures([], answered({}, members));
  expect(beside({ Warnings: [{ Code: 'NONE' }] })).toEqual([]);
  const misplaced = [`fail response/${list}/type`];
  expect(beside({ Invocations: [itemAt(1, 'SUCCESS')] })).toEqual(misplaced);
  expect(beside({ Output: { items: [{ invocationId: idAt(1) }] } })).toEqual(misplaced);
});

test('what is in another state before, between and after is not looked for in between', () => {
  const running = itemAt(1, 'IN_PROGRESS');
  const filtered = page(status('IN_PROGRESS', 'CANCELLED'), []);
  const cancelled = page({}, [itemAt(1, 'CANCELLED')]);
  expect(failures([running], filtered, cancelled)).toEqual([]);
  const missing = 'fail request/Filters/complete';
  expect(failures([running], filtered, page({}, [running]))).toContain(missing);
});

test('pages that shift while items begin or change may repeat and lack some', () => {
  const done = [1, 2, 3].map((position) => itemAt(position, 'SUCCESS'));
  const [one = {}, two = {}, three = {}] = done;
  const request = { MaxResults: 10, ...status('SUCCESS') };
  const shifted = [page(request, [two], 'more'), page({ ...request, NextToken: 'more' }, [two])];
  const running = itemAt(4, 'PENDING');
  const held = [...done, running];
  const later = (last: JsonObject) => page({}, [...done, last]);
  expect(failures(held, ...shifted, later(itemAt(4, 'SUCCESS')))).toEqual([]);
  const broken = ['fail paging/no-duplicates', 'fail request/Filters/complete'];
  expect(failures(held, ...shifted, later(running))).toEqual(broken);
  // A new item at the top moves the others down.
  const again = page({ MaxResults: 10, NextToken: 'more' }, [two, three]);
  const top = (...items: readonly JsonObject[]) => page({ MaxResults: 10 }, items, 'more');
  expect(failures(done, top(itemAt(5, 'PENDING'), one, two), again)).toEqual([]);
  expect(failures(done, top(one, two), again)).toEqual(['fail paging/no-duplicates']);
});

test('JSON in a string may be written with its members in another order', () => {
  const item = { ...itemAt(1, 'SUCCESS'), Parameters: '{"a":1,"b":{"c":[2,{}]}}' };
  const again = (Parameters: string) => failures([item], page({}, [{ ...item, Parameters }]));
  expect(again('{"b":{"c":[2,{}]},"a":1}')).toEqual([]);
  for (const other of ['{"a":1}', '{"b":{"c":[{},2]},"a":1}', '[]', 'not JSON']) {
    expect(again(other)).toEqual(['fail state/stable']);
  }
});

test('a result may name its own type, and no other', () => {
  const result = { [list]: [itemAt(1, 'SUCCESS')], NextToken: '' };
  const typed = (__type: string) => failures([], answered({}, { __type, ...result }));
  expect(typed(`com.amazonaws.ssm#${operation}Result`)).toEqual([]);
  expect(typed('DoesNotExistException')).toContain('fail request/valid');
});

test('what is nested too deeply to be written is judged all the same', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const item = itemAt(1, 'SUCCESS');
  const response = (name: string): Exchange => {
    const { reply, ...rest } = page({}, [{ ...item, [name]: 'deep' }]);
    if (reply.kind === 'no-response') throw new Error(reply.detail);
    const body = reply.response.body.replace('"deep"', deep);
    return { ...rest, reply: { kind: 'response', response: { ...reply.response, body } } };
  };
  for (const name of ['Parameters', 'Status', 'InvocationId']) {
    const rule = `fail response/${list}/member/${name}/type`;
    expect(failures([item], page({}, [item]), response(name), response(name))).toContain(rule);
  }
});

test('one of two lengths that was only throttled is not one that was refused', () => {
  const covers = ['request/Filters/member/Key/length'];
  const keyed = (Key: string) => ({ Filters: [{ Key, Values: ['SUCCESS'] }] });
  const refusal = (__type: string): Exchange => {
    const { reply, ...rest } = answered(keyed('k'.repeat(128)), { __type });
    if (reply.kind === 'no-response') throw new Error(reply.detail);
    return { ...rest, reply: { kind: 'response', response: { ...reply.response, status: 400 } } };
  };
  const failed = (type: string) => {
    const exchanges = [page(keyed('aaa'), []), refusal(type)];
    const knowledge = { input: ids, absent: {}, items: new Map() };
    return judge(contract, { caseId: 'a-case', covers, exchanges, knowledge })
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ constraintId }) => addressOf(constraintId));
  };
  expect(failed('ThrottlingException')).toEqual([]);
  expect(failed('ValidationException')).toEqual(covers);
});

test('a token that a lost try may have used up may be refused', () => {
  const items = [itemAt(1, 'SUCCESS'), itemAt(2, 'SUCCESS')];
  const first = page({ MaxResults: 10 }, items.slice(0, 1), 'more');
  const { request } = answered({ MaxResults: 10, NextToken: 'more' }, {});
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' };
  const refusal = (type: string) =>
    ({ status: 400, headers, body: JSON.stringify({ __type: type }) }) as const;
  const refused = (type: string, attempts: number): Exchange => {
    const reply = { kind: 'response', response: refusal(type) } as const;
    return { request, reply, attempts, sentAt: 0, durationMs: 1 };
  };
  const continues = 'paging/continues';
  const said = (type: string, attempts: number) => failures(items, first, refused(type, attempts));
  expect(said('InvalidNextToken', 2)).toEqual([`inconclusive ${continues}`]);
  expect(said('InvalidNextToken', 1)).toContain(`fail ${continues}`);
  expect(said('InternalServerError', 2)).toContain(`fail ${continues}`);
});

test('a member may come by another spelling as well, but not in place of its own', () => {
  const times = (entries: JsonObject) => page({}, [{ ...itemAt(1, 'SUCCESS'), ...entries }]);
  const start = 1_700_000_000;
  const address = `response/${list}/member`;
  expect(failures([], times({ StartTime: start, startTime: 'x', start_time: 1 }))).toEqual([]);
  expect(failures([], times({ started: start, StartTimes: start }))).toEqual([]);
  for (const name of ['startTime', 'start_time', 'STARTTIME']) {
    const found = failures([], times({ [name]: start, StartTime: null }));
    expect(found, name).toEqual([`fail ${address}/StartTime/timestamp`]);
  }
  const misnamed = answered({}, { [list]: [], nextToken: 'more' });
  expect(failures([], misnamed)).toEqual(['fail response/NextToken/type']);
});

test('an error type is read to the letter, but for namespace and URI', () => {
  const refused = (type: string) => {
    const { request, ...rest } = page({ MaxResults: 101 }, []);
    const control: Exchange = { ...page({ MaxResults: 100 }, []), role: 'control' };
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    const response = { status: 400, headers, body: JSON.stringify({ __type: type }) };
    return failures([], control, { ...rest, request, reply: { kind: 'response', response } });
  };
  expect(refused('aws.ssm#ValidationException:http://x')).toEqual([]);
  expect(refused('ValidationException ')).toEqual(['fail errors/ValidationException']);
});

test('a null in a list of values may be dropped, and no values may select everything', () => {
  const Filters = [{ Key: 'STATUS', Values: [null] }];
  const item = itemAt(1, 'SUCCESS');
  expect(failures([item], page({ Filters }, [item]))).toEqual([]);
  const { Status: _, ...bare } = item;
  expect(failures([bare], page({ Filters }, [bare]))).toEqual([]);
  const some = [{ Key: 'STATUS', Values: [null, 'FAILED'] }];
  expect(failures([item], page({ Filters: some }, [item]))).toEqual([
    'fail request/Filters/matching',
  ]);
});

test('a page size with a fraction is spoken of in whole items', () => {
  const many = Array.from({ length: 12 }, (_, index) => itemAt(index, 'SUCCESS'));
  const exchanges = [page({ MaxResults: 10.5 }, many)];
  const knowledge = { input: ids, absent: {}, items: new Map() };
  const [failed] = judge(contract, { caseId: 'a', covers: [], exchanges, knowledge }).filter(
    ({ constraintId }) => constraintId.endsWith('paging/page-size'),
  );
  expect(failed).toMatchObject({ expected: 'at most 11 items', actual: '12 items' });
});
