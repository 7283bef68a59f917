import { expect, test } from 'vitest';
import { readContract } from '../contracts/read-contract.ts';
import { readModel } from '../contracts/smithy/model.ts';
import model from '../contracts/ssm/maintenance-windows.json' with { type: 'json' };
import { discover } from './discover.ts';
import type { Send } from './send-with-retries.ts';

const contract = readContract(
  readModel(model, 'the built-in model'),
  'DescribeMaintenanceWindowExecutionTaskInvocations',
);

test('a list of any length is looked through, but only its first entries are followed', async () => {
  const windows = Array.from({ length: 200_000 }, () => ({ WindowId: 'mw-0c50858d01abcdef0' }));
  const first = JSON.stringify({ WindowIdentities: windows });
  let sent = 0;
  const send: Send = async (request) => {
    sent += 1;
    const body = sent === 1 ? first : '{"WindowExecutions":[]}';
    const response = { status: 200, headers: {}, body };
    return {
      request,
      reply: { kind: 'response', response },
      attempts: 1,
      sentAt: 0,
      durationMs: 0,
    };
  };
  const { fixture, notes } = await discover(contract, send);
  expect(fixture).toBeUndefined();
  expect(notes).toEqual(['DescribeMaintenanceWindowExecutions shows nothing']);
  expect(sent).toBe(9);
});

test('ids of no valid form are not taken for a fixture, and that is said', async () => {
  const lists = [
    { WindowIdentities: [{ WindowId: 'mw-0c50858d01abcdef0' }] },
    { WindowExecutions: [{ WindowExecutionId: 'execution-1' }] },
    { WindowExecutionTaskIdentities: [{ TaskExecutionId: 'task-1' }] },
  ];
  const send: Send = async (request) => {
    const response = { status: 200, headers: {}, body: JSON.stringify(lists.shift()) };
    const reply = { kind: 'response', response } as const;
    return { request, reply, attempts: 1, sentAt: 0, durationMs: 0 };
  };
  const { fixture, notes } = await discover(contract, send);
  expect(fixture).toBeUndefined();
  expect(notes).toEqual([
    'what was discovered is not valid: WindowExecutionId has exactly 36 characters',
  ]);
});

test('what is discovered is said in the right number', async () => {
  const WindowExecutionId = '11111111-2222-4333-8444-555555555555';
  const TaskExecutionId = '66666666-7777-4888-9999-aaaaaaaaaaaa';
  const lists = [
    { WindowIdentities: [{ WindowId: 'mw-0c50858d01abcdef0' }] },
    { WindowExecutions: [{ WindowExecutionId }] },
    { WindowExecutionTaskIdentities: [{ TaskExecutionId }] },
    { WindowExecutionTaskInvocationIdentities: [{ Status: 'SUCCESS' }] },
  ];
  const send: Send = async (request) => {
    const response = { status: 200, headers: {}, body: JSON.stringify(lists.shift()) };
    const reply = { kind: 'response', response } as const;
    return { request, reply, attempts: 1, sentAt: 0, durationMs: 0 };
  };
  const { notes } = await discover(contract, send);
  expect(notes).toEqual([
    `discovered 1 input and chose WindowExecutionId ${WindowExecutionId}, TaskId ${TaskExecutionId}: ` +
      '1 item, 1 different value to filter by',
  ]);
});
