import {
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand,
  DoesNotExistException,
  paginateDescribeMaintenanceWindowExecutionTaskInvocations,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterAll, expect, test } from 'vitest';
import { executions } from './data-set.ts';
import { referenceFixture } from './reference-fixture.ts';
import { type Served, serveReference } from './serve-reference.ts';

const { WindowExecutionId, TaskId } = referenceFixture;
const invocations = executions[0]?.tasks[0]?.invocations ?? [];
const served: Served = await serveReference();
const client = clientFor(served.url);

afterAll(async () => {
  client.destroy();
  await served.close();
});

function clientFor(endpoint: string): SSMClient {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SSMClient({ endpoint, region: 'us-east-1', credentials });
}

async function read(from: SSMClient, Filters: { Key: string; Values: string[] }[] = []) {
  const input = { WindowExecutionId, TaskId, Filters };
  const pages = paginateDescribeMaintenanceWindowExecutionTaskInvocations(
    { client: from, pageSize: 10 },
    input,
  );
  const items = [];
  for await (const page of pages)
    items.push(...(page.WindowExecutionTaskInvocationIdentities ?? []));
  return items;
}

test("the SDK's paginator reads every invocation once", async () => {
  const items = await read(client);
  expect(items.map((item) => item.InvocationId)).toEqual(
    invocations.map((item) => item.InvocationId),
  );
});

test('the SDK reads times with their milliseconds', async () => {
  const [first] = await read(client);
  expect(first?.StartTime?.getTime()).toBe(Math.round(Number(invocations[0]?.StartTime) * 1000));
  expect(first?.EndTime?.getTime()).toBe(Math.round(Number(invocations[0]?.EndTime) * 1000));
});

test('the SDK reads what a filter lets through', async () => {
  const items = await read(client, [{ Key: 'STATUS', Values: ['FAILED', 'PENDING'] }]);
  expect(items).toHaveLength(18);
  expect(new Set(items.map(({ Status }) => Status))).toEqual(new Set(['FAILED', 'PENDING']));
});

test('the SDK knows the errors', async () => {
  const send = (TaskIdGiven: string) =>
    client.send(
      new DescribeMaintenanceWindowExecutionTaskInvocationsCommand({
        WindowExecutionId,
        TaskId: TaskIdGiven,
      }),
    );
  await expect(send(WindowExecutionId)).rejects.toThrow(DoesNotExistException);
  await expect(send('x')).rejects.toMatchObject({ name: 'ValidationException' });
});

test.each(['transport-chunked', 'transport-close', 'short-pages', 'long-tokens'])(
  'the SDK reads everything with %s too',
  async (variant) => {
    const other = await serveReference({ variant });
    const reader = clientFor(other.url);
    expect(await read(reader)).toHaveLength(57);
    reader.destroy();
    await other.close();
  },
);

test.each(['gzip', 'deflate', 'br'])(
  'answers are compressed with %s where it is accepted',
  async (coding) => {
    const other = await serveReference({ variant: `transport-${coding}` });
    const headers = { 'accept-encoding': coding };
    const response = await fetch(other.url, { method: 'POST', headers });
    expect(response.headers.get('content-encoding')).toBe(coding);
    expect(await response.json()).toEqual({ __type: 'UnknownOperationException' });
    const plain = await fetch(other.url, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    await other.close();
  },
);

test('answers take as long as they are told to', async () => {
  const slow = await serveReference({ latencyMs: 60 });
  const began = performance.now();
  await fetch(slow.url);
  expect(performance.now() - began).toBeGreaterThanOrEqual(55);
  await slow.close();
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(served.url).port);
  await expect(serveReference({ port })).rejects.toThrow('EADDRINUSE');
});

test('methods of every kind reach the emulator', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    expect((await fetch(served.url, { method })).status).toBe(403);
  }
});
