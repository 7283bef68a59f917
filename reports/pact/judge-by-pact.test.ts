import { expect, test } from 'vitest';
import { readContract } from '../../contracts/read-contract.ts';
import { readModel } from '../../contracts/smithy/model.ts';
import model from '../../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import type { Exchange } from '../../contracts/wire.ts';
import type { PactOutcome } from '../../runners/pact/pact-outcome.ts';
import type { CaseRun } from '../../runners/run-record.ts';
import { requestOf } from '../../suites/requests.ts';
import { judgeByPact } from './judge-by-pact.ts';

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const contract = readContract(readModel(model, 'the built-in model'), operation);
const prefix = `ssm/${operation}/`;
const input = {
  WindowExecutionId: '11111111-2222-4333-8444-555555555555',
  TaskId: '66666666-7777-4888-9999-aaaaaaaaaaaa',
};
const range = 'request/MaxResults/range';

function exchange(MaxResults: number, status: number, body: object): Exchange {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'an-id' };
  const response = { status, headers, body: JSON.stringify(body) };
  const request = requestOf(contract, { ...input, MaxResults });
  return { request, reply: { kind: 'response', response }, attempts: 1, sentAt: 0, durationMs: 1 };
}

const refused = (__type: string) => exchange(101, 400, { __type });
const served = exchange(101, 200, {});
const right = refused('ValidationException');

function outcome(result: PactOutcome['result'], demands: readonly string[] = [range]): PactOutcome {
  return { exchange: 0, result, places: result === 'mismatch' ? ['status'] : [], demands };
}

/** The verdicts on one refusal, in short: by address the outcome, and why. */
function verdictsOn(
  one: Exchange,
  pact: PactOutcome,
  covers: readonly string[] = [range],
): Record<string, string> {
  const knowledge = { input, absent: {}, items: new Map() };
  const own = { caseId: 'a-case', covers, knowledge, exchanges: [one], pact: [pact] };
  const run: CaseRun = {
    type: 'case-run',
    operation: contract.operation,
    suite: 'ranges',
    title: 'a title',
    ...own,
  };
  return Object.fromEntries(
    judgeByPact(contract, run).map((verdict) => [
      verdict.constraintId.slice(prefix.length),
      [verdict.outcome, verdict.actual ?? verdict.reason].filter(Boolean).join(': '),
    ]),
  );
}

test('what both pass passes, and only what Pact was told to look at', () => {
  expect(verdictsOn(right, outcome('ok'))).toEqual({ [range]: 'pass' });
});

test('what both fail fails, by the contract and with the places of Pact', () => {
  expect(verdictsOn(served, outcome('mismatch'))[range]).toMatch(
    /^fail: HTTP 200.*; Pact: status$/,
  );
});

test('what Pact fails and the contract allows is not decided', () => {
  expect(verdictsOn(right, outcome('mismatch'))).toEqual({
    [range]: 'inconclusive: Pact fails it (status), and by the contract nothing is broken',
  });
  expect(verdictsOn(right, outcome('error'))[range]).toMatch(
    /^inconclusive: Pact fails it \(no answer\)/,
  );
});

test('what Pact passes and the contract does not is not decided either', () => {
  expect(verdictsOn(served, outcome('ok'))[range]).toMatch(
    /^inconclusive: Pact passes it, and by the contract it is broken: HTTP 200/,
  );
  expect(verdictsOn(refused('SerializationException'), outcome('ok'))[range]).toMatch(
    /^inconclusive: /,
  );
});

test('what Pact has no rule for and the contract fails is not decided', () => {
  const found = verdictsOn(refused(''), outcome('ok'));
  expect(found['protocol/error-envelope']).toMatch(
    /^inconclusive: Pact has no rule for it, and by the contract it is broken: /,
  );
});

test('a part of a case that Pact has no rule for is skipped, and never passed', () => {
  const covers = [range, 'protocol/error-envelope', 'protocol/request-id'];
  expect(verdictsOn(right, outcome('ok'), covers)).toEqual({
    [range]: 'pass',
    'protocol/error-envelope': expect.stringMatching(/^skipped: a part of it is not carried/),
    'protocol/request-id': expect.stringMatching(/^skipped: a part of it is not carried/),
  });
});

test('a case that Pact did not carry is judged by its ending', () => {
  const ended = { outcome: 'skipped', reason: 'not carried: it is a walk' } as const;
  const knowledge = { absent: {}, items: new Map() };
  const run = { caseId: 'a-case', covers: [range], knowledge, exchanges: [], ended };
  const verdicts = judgeByPact(contract, {
    type: 'case-run',
    operation: contract.operation,
    suite: 'ranges',
    title: '',
    ...run,
  });
  expect(verdicts).toMatchObject([{ outcome: 'skipped', reason: ended.reason }]);
});
