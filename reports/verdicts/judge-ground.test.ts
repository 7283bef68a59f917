import { expect, test } from 'vitest';
import { addressOf } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Knowledge } from '../../contracts/knowledge.ts';
import { withHeaders } from '../../contracts/protocols/aws-json/encode.ts';
import { protocolOf } from '../../contracts/protocols/protocols.ts';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange, Reply, WireRequest, WireResponse } from '../../contracts/wire.ts';
import { requestOf } from '../../suites/requests.ts';
import type { Verdict } from '../verdict.ts';
import { judge } from './judge.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the built-in model'), operation);
const list = 'WindowExecutionTaskInvocationIdentities';

const ids = {
  WindowExecutionId: '11111111-2222-4333-8444-555555555555',
  TaskId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
};
const foreign = {
  WindowExecutionId: 'aaaaaaaa-2222-4333-8444-555555555555',
  TaskId: 'bbbbbbbb-7777-4888-9999-aaaaaaaaaaaa',
};
const absent = { TaskId: '66666666-0000-4888-9999-aaaaaaaaaaaa', NextToken: 'never-given-out' };
const knowledge: Knowledge = { input: ids, foreign, absent, items: new Map() };
const item: JsonObject = {
  WindowExecutionId: ids.WindowExecutionId,
  TaskExecutionId: ids.TaskId,
  InvocationId: 'cccccccc-2222-4333-8444-555555555555',
  Status: 'SUCCESS',
  Parameters: '{}',
};

const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' };
const json = (status: number, body: JsonObject): WireResponse => {
  return { status, headers, body: JSON.stringify(body) };
};
const served = json(200, { [list]: [item] });
const nothing = json(200, { [list]: [] });
const refused = (type: string, status = 400) => json(status, { __type: type });
const xml = (status: number): WireResponse => {
  return { status, headers: { 'content-type': 'text/xml' }, body: '<Error/>' };
};

function exchange(
  request: WireRequest | JsonObject,
  answer: WireResponse | Reply,
  role?: Exchange['role'],
): Exchange {
  const wire = isRequest(request) ? request : requestOf(contract, request);
  const reply: Reply = 'kind' in answer ? answer : { kind: 'response', response: answer };
  return { request: wire, reply, attempts: 1, sentAt: 0, durationMs: 1, ...(role && { role }) };
}

function isRequest(request: WireRequest | JsonObject): request is WireRequest {
  return typeof request['method'] === 'string';
}

const plain = exchange(ids, served, 'control');

/** `outcome address` of what is neither passed nor at level may, with what it depends on. */
function said(covers: readonly string[], ...exchanges: readonly Exchange[]): string[] {
  const short = (id: string) => addressOf(id);
  return judged(covers, exchanges)
    .filter(({ level, outcome }) => level !== 'may' && outcome !== 'pass')
    .map(({ level, outcome, constraintId, because }) => {
      const cause = because === undefined ? '' : ` because ${short(because)}`;
      return `${level} ${outcome} ${short(constraintId)}${cause}`;
    })
    .sort();
}

function judged(covers: readonly string[], exchanges: readonly Exchange[]): Verdict[] {
  return judge(contract, { caseId: 'a-case', covers, exchanges, knowledge });
}

const method = ['protocol/method'];
const get: WireRequest = { ...requestOf(contract, ids), method: 'GET' };
const target = (name: string | undefined) =>
  withHeaders(requestOf(contract, ids), { 'x-amz-target': name });

test('what answers the operation itself with {} shows nothing by the same answer', () => {
  const empty = exchange(ids, json(200, {}), 'control');
  expect(said(method, empty, exchange(get, json(200, {})))).toEqual([
    'must inconclusive protocol/method',
  ]);
  const other = exchange(target(`NoSuchService.${operation}`), json(200, {}));
  expect(said(['protocol/target'], empty, other)).toEqual(['must inconclusive protocol/target']);
  expect(said(method, plain, exchange(get, json(200, {})))).toEqual([]);
  expect(said(method, empty, exchange(get, json(200, { status: 'up' })))).toEqual([]);
  expect(said(method, plain, exchange(get, served))).toEqual(['must fail protocol/method']);
});

test('of an operation without a list, the same answer is the result', () => {
  const { filters: _, pagination: __, ...rest } = contract;
  const of = { ...rest, items: { ...contract.items, path: [], members: [] } };
  const answer = json(200, { Name: 'x' });
  const exchanges = [exchange(ids, answer, 'control'), exchange(get, answer)];
  const [verdict] = judge(of, { caseId: 'a', covers: method, exchanges, knowledge }).filter(
    ({ constraintId }) => constraintId.endsWith('/protocol/method'),
  );
  expect(verdict?.outcome).toBe('fail');
});

test('a connection that is closed on another method has not performed the operation', () => {
  const reset: Reply = { kind: 'no-response', fault: 'reset', detail: 'reset' };
  expect(said(method, plain, exchange(get, reset))).toEqual([]);
  const silence: Reply = { kind: 'no-response', fault: 'timeout', detail: 'nothing' };
  expect(said(method, plain, exchange(get, silence))).toEqual([
    'must inconclusive protocol/method',
  ]);
});

const pattern = ['request/TaskId/pattern'];
const misshapen = { ...ids, TaskId: `g${ids.TaskId.slice(1)}` };
const unknown = (answer: WireResponse) =>
  exchange({ ...ids, TaskId: absent.TaskId }, answer, 'ground');

test('a malformed id that is looked for, and not found, was not refused for its form', () => {
  const probe = exchange(misshapen, refused('DoesNotExistException'));
  const usual = unknown(refused('DoesNotExistException'));
  expect(said(pattern, plain, usual, probe)).toEqual(['must fail request/TaskId/pattern']);
  // Unless that is what everything is called that is wrong with a request.
  const tooLarge = { ...ids, MaxResults: 101 };
  const forAll = exchange(tooLarge, refused('DoesNotExistException'), 'ground');
  expect(said(pattern, plain, usual, forAll, probe)).toEqual([
    'must fail errors/ValidationException',
    'must inconclusive request/TaskId/pattern because errors/ValidationException',
  ]);
});

test('a name that ids of nothing get as well leaves open what was refused', () => {
  const probe = exchange(misshapen, refused('NotThere', 404));
  expect(said(pattern, plain, unknown(refused('NotThere', 404)), probe)).toEqual([
    'must fail errors/ValidationException',
    'must inconclusive request/TaskId/pattern because errors/ValidationException',
  ]);
  expect(said(pattern, plain, unknown(refused('DoesNotExistException')), probe)).toEqual([
    'must fail errors/ValidationException',
  ]);
});

test('a valid id of nothing that is refused as other ids of nothing is not refused for its form', () => {
  const made = exchange({ ...ids, TaskId: foreign.WindowExecutionId }, refused('NotThere'));
  expect(said(pattern, plain, unknown(refused('NotThere')), made)).toEqual([
    'must inconclusive request/TaskId/pattern because errors/unknown-ids',
  ]);
  expect(said(pattern, plain, unknown(refused('DoesNotExistException')), made)).toEqual([
    'must fail request/TaskId/pattern',
  ]);
});

test('a refusal without a control says nothing under another name', () => {
  const probe = exchange({ ...ids, MaxResults: 101 }, refused('Oops'));
  expect(said(['request/MaxResults/range'], probe)).toEqual([
    'must fail errors/ValidationException',
    'must inconclusive request/MaxResults/range because errors/ValidationException',
  ]);
});

test('an error without a name is a refusal, and a matter of the envelope', () => {
  const probe = exchange({ ...ids, MaxResults: 101 }, json(400, { message: 'no' }));
  expect(said(['request/MaxResults/range'], plain, probe)).toEqual([
    'must fail protocol/error-envelope',
  ]);
});

test('an empty body may be answered as {} is, whatever that is', () => {
  const empty = protocolOf(contract).encodeText(contract, '');
  const asObject = (answer: WireResponse) => exchange({}, answer, 'ground');
  const body = ['protocol/empty-body'];
  for (const answer of [served, refused('InternalServerError', 500), refused('Oops')]) {
    const failed = said(body, plain, asObject(answer), exchange(empty, answer));
    expect(failed.filter((one) => one.includes('empty-body'))).toEqual([]);
  }
  const crash = exchange(empty, refused('InternalServerError', 500));
  expect(said(body, plain, asObject(refused('ValidationException')), crash)).toEqual([
    'must fail protocol/empty-body',
  ]);
});

test('ids that do not go together find nothing: that this is an error is advice', () => {
  const covers = ['errors/unknown-ids', 'errors/mixed-ids'];
  const mixed = (answer: WireResponse) =>
    said(covers, plain, exchange({ ...ids, TaskId: foreign.TaskId }, answer));
  expect(mixed(refused('DoesNotExistException'))).toEqual([]);
  expect(mixed(nothing)).toEqual(['should fail errors/mixed-ids']);
  expect(mixed(refused('Oops'))).toEqual(['should fail errors/mixed-ids']);
  expect(mixed(served)).toEqual([
    'must fail errors/unknown-ids',
    'should inconclusive errors/mixed-ids because errors/unknown-ids',
  ]);
  expect(mixed(refused('InternalServerError', 500))).toContain('must fail errors/unknown-ids');
  const absentTask = exchange({ ...ids, TaskId: absent.TaskId }, nothing);
  expect(said(covers.slice(0, 1), plain, absentTask)).toEqual(['must fail errors/unknown-ids']);
});

test('what does not name the service may be refused in any form', () => {
  const covers = ['protocol/target', 'protocol/unrouted-error'];
  for (const name of [
    undefined,
    operation,
    `${contract.serviceShape}.${operation}`.toLowerCase(),
  ]) {
    expect(said(covers, plain, exchange(target(name), xml(404)))).toEqual([
      'should fail protocol/unrouted-error',
    ]);
    expect(said(covers, plain, exchange(target(name), served))).toContain(
      'must fail protocol/target',
    );
  }
  expect(
    said(covers, plain, exchange(target(undefined), refused('UnknownOperationException'))),
  ).toEqual([]);
  const unknownOperation = target('AmazonSSM.DescribeNoSuchThing');
  expect(said(covers.slice(0, 1), plain, exchange(unknownOperation, xml(404)))).toEqual([
    'must fail protocol/error-envelope',
  ]);
});

test('a member that is not acted on leaves open whether its values are checked', () => {
  const Filters = [{ Key: 'STATUS', Values: ['FAILED'] }];
  const unread = exchange({ ...ids, Filters }, served, 'control');
  const probe = exchange({ ...ids, Filters: 'x' }, served);
  expect(said(['request/Filters/type'], plain, unread, probe)).toEqual([
    'must fail request/Filters/matching',
    'must inconclusive request/Filters/type because request/Filters/matching',
  ]);
  const acted = exchange({ ...ids, Filters }, nothing, 'control');
  expect(said(['request/Filters/type'], plain, acted, probe)).toEqual([
    'must fail request/Filters/type',
  ]);
});

test('a control that an earlier case sent is blamed there, and leaves this case open', () => {
  const down = exchange(ids, refused('InternalServerError', 500), 'control');
  const probe = exchange({ ...ids, MaxResults: 101 }, refused('InternalServerError', 500));
  const range = ['request/MaxResults/range'];
  expect(said(range, { ...down, sentBefore: true }, probe)).toEqual([
    'must inconclusive request/MaxResults/range because request/valid',
  ]);
  expect(said(range, down, probe)).toContain('must fail request/valid');
});
