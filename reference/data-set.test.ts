import { expect, test } from 'vitest';
import { executions } from './data-set.ts';
import { referenceFixture } from './reference-fixture.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const tasks = executions.flatMap((execution) => execution.tasks);
const [big] = tasks;
const items = big?.invocations ?? [];

test('the fixture is the task with 57 invocations', () => {
  expect(referenceFixture.WindowExecutionId).toBe(executions[0]?.WindowExecutionId);
  expect(referenceFixture.TaskId).toBe(big?.TaskExecutionId);
  expect(tasks.map(({ invocations }) => invocations.length)).toEqual([57, 20, 3, 5]);
});

test('its invocations have all eight statuses, two of them more than ten times', () => {
  const count = new Map<string, number>();
  for (const { Status } of items) count.set(Status, (count.get(Status) ?? 0) + 1);
  expect(Object.fromEntries(count)).toEqual({
    SUCCESS: 19,
    FAILED: 13,
    TIMED_OUT: 5,
    CANCELLED: 5,
    IN_PROGRESS: 5,
    PENDING: 5,
    CANCELLING: 4,
    SKIPPED_OVERLAPPING: 1,
  });
});

test('every id has the documented form, and none comes twice', () => {
  const ids = tasks.flatMap(({ TaskExecutionId, invocations }) => [
    TaskExecutionId,
    ...invocations.map(({ InvocationId }) => InvocationId),
  ]);
  expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test('each optional member is absent in some invocations and present in others', () => {
  for (const name of ['ExecutionId', 'StatusDetails', 'EndTime', 'OwnerInformation'] as const) {
    const having = items.filter((item) => name in item).length;
    expect(having, name).toBeGreaterThan(0);
    expect(having, name).toBeLessThan(items.length);
  }
});

test('what is not finished has no end, and no end is before its start', () => {
  const running = items.filter(({ EndTime }) => EndTime === undefined);
  expect(new Set(running.map(({ Status }) => Status))).toEqual(
    new Set(['PENDING', 'IN_PROGRESS', 'CANCELLING']),
  );
  expect(items.filter(({ StartTime, EndTime }) => Number(EndTime) < Number(StartTime))).toEqual([]);
});
