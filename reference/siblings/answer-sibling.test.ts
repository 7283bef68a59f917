import { expect, test } from 'vitest';
import { createEmulator } from '../create-emulator.ts';
import { executions, windowId } from '../data-set.ts';
import { targetPrefix } from '../operation/dispatch.ts';
import { requestFor } from '../probes/probe-requests.ts';
import { errorIn, itemsOf, membersOf } from '../read-answer.ts';
import { referenceFixture } from '../reference-fixture.ts';
import type { Members, ServiceResponse } from '../wire.ts';

const { answer } = await createEmulator();
const { WindowExecutionId, TaskId } = referenceFixture;
const unknown = '00000000-0000-0000-0000-000000000000';

function ask(operation: string, members: Members): ServiceResponse {
  const headers = { 'x-amz-target': `${targetPrefix}${operation}` };
  return answer(requestFor(members, { headers }));
}

test('the ids are found from the list of windows on', () => {
  const [window] = itemsOf(ask('DescribeMaintenanceWindows', {}), 'WindowIdentities');
  const found = ask('DescribeMaintenanceWindowExecutions', { WindowId: window?.['WindowId'] });
  const runs = itemsOf(found, 'WindowExecutions').map((run) => run['WindowExecutionId']);
  expect(runs).toEqual(executions.map((one) => one.WindowExecutionId).toReversed());
  const tasks = ask('DescribeMaintenanceWindowExecutionTasks', { WindowExecutionId: runs.at(-1) });
  const [task] = itemsOf(tasks, 'WindowExecutionTaskIdentities');
  expect(task?.['TaskExecutionId']).toBe(TaskId);
});

test('an invocation is the same when it is asked for alone', () => {
  const items = itemsOf(answer(requestFor({ WindowExecutionId, TaskId })));
  for (const item of items.slice(0, 5)) {
    const InvocationId = item['InvocationId'];
    const alone = ask('GetMaintenanceWindowExecutionTaskInvocation', {
      WindowExecutionId,
      TaskId,
      InvocationId,
    });
    expect(membersOf(alone)).toEqual(item);
  }
});

test('what is not there does not exist, but for executions, which are none', () => {
  const executionsOf = ask('DescribeMaintenanceWindowExecutions', {
    WindowId: 'mw-00000000000000000',
  });
  expect(itemsOf(executionsOf, 'WindowExecutions')).toEqual([]);
  const tasks = ask('DescribeMaintenanceWindowExecutionTasks', { WindowExecutionId: unknown });
  expect(errorIn(tasks)).toContain('400 DoesNotExistException');
  const members = { WindowExecutionId, TaskId, InvocationId: unknown };
  const alone = ask('GetMaintenanceWindowExecutionTaskInvocation', members);
  expect(errorIn(alone)).toContain('400 DoesNotExistException');
});

test('input is checked', () => {
  const executionsOf = (members: Members) => ask('DescribeMaintenanceWindowExecutions', members);
  expect(errorIn(executionsOf({}))).toContain('ValidationException');
  expect(errorIn(executionsOf({ WindowId: 1 }))).toContain('SerializationException');
  expect(errorIn(executionsOf({ WindowId: 'mw-1' }))).toContain('2 validation errors');
  expect(errorIn(executionsOf({ WindowId: windowId, MaxResults: 9 }))).toContain("at 'maxResults'");
  expect(errorIn(executionsOf({ WindowId: windowId, NextToken: 'x' }))).toContain('NextToken');
});

test('filters select windows, executions and tasks', () => {
  const filter = (Key: string, ...Values: string[]) => ({ Filters: [{ Key, Values }] });
  const windows = (members: Members) =>
    itemsOf(ask('DescribeMaintenanceWindows', members), 'WindowIdentities').length;
  expect(windows(filter('Name', 'reference-window'))).toBe(1);
  expect(windows(filter('Enabled', 'false'))).toBe(0);
  const runs = (members: Members) =>
    itemsOf(
      ask('DescribeMaintenanceWindowExecutions', { WindowId: windowId, ...members }),
      'WindowExecutions',
    ).length;
  expect(runs(filter('ExecutedBefore', '2023-11-15T00:00:00Z'))).toBe(1);
  expect(runs(filter('ExecutedAfter', '2023-11-15T00:00:00Z'))).toBe(2);
  const tasks = ask('DescribeMaintenanceWindowExecutionTasks', {
    WindowExecutionId,
    ...filter('STATUS', 'FAILED'),
  });
  expect(itemsOf(tasks, 'WindowExecutionTaskIdentities')).toHaveLength(1);
});
