import { request } from 'node:http';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from './create-emulator.ts';
import { createHandlers, handlers } from './msw.ts';
import { plainly } from './probes/observe.ts';
import { protocolProbes } from './probes/probe-bodies.ts';
import { memberProbes } from './probes/probe-requests.ts';
import { referenceFixture } from './reference-fixture.ts';
import { serveReference } from './serve-reference.ts';
import type { RawRequest, ServiceResponse } from './wire.ts';

const everyFifth = (_: RawRequest, position: number) => position % 5 === 0;
const probes = [...memberProbes.filter(everyFifth), ...protocolProbes];

/** What the server adds of its own: the date, and how long it keeps a connection. */
const ofTheServer: ReadonlySet<string> = new Set(['date', 'connection', 'keep-alive']);

function send(url: string, { method, path, headers, body }: RawRequest): Promise<ServiceResponse> {
  return new Promise((resolve, reject) => {
    const sized = { ...headers, 'content-length': Buffer.byteLength(body) };
    const outgoing = request(new URL(path, url), { method, headers: sized }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const kept = Object.entries(incoming.headers).filter(([name]) => !ofTheServer.has(name));
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test.each([
  {},
  { defect: 'execution-id-lower-case-only' },
  { defect: 'response-content-type-missing' },
  { defect: 'target-case-ignored' },
  { defect: 'method-get-performed' },
  { variant: 'token-null-at-the-end' },
  { variant: 'byte-order-mark-read' },
])('answers over HTTP are those in this process: %o', async (options) => {
  const { answer } = await createEmulator(options);
  const served = await serveReference(options);
  for (const probe of probes) {
    expect(sorted(await send(served.url, probe))).toBe(sorted(answer(probe)));
  }
  await served.close();
});

function sorted(response: ServiceResponse): string {
  const headers = Object.fromEntries(Object.entries(response.headers).sort());
  return plainly({ ...response, headers });
}

async function fetched(emulator: Emulator): Promise<Response> {
  return emulator.fetch(new Request('http://ssm.example/', { method: 'POST', body: '{}' }));
}

test('fetch shows nothing of the transport', async () => {
  const response = await fetched(await createEmulator({ variant: 'transport-chunked' }));
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ __type: 'UnknownOperationException' });
  expect([...response.headers.keys()]).toEqual([
    'content-length',
    'content-type',
    'x-amzn-requestid',
  ]);
});

test('the handlers serve those who mock the network with MSW', async () => {
  const server = setupServer(...handlers);
  server.listen();
  const { foreign: _, ...input } = referenceFixture;
  const response = await ask('https://ssm.us-east-1.amazonaws.com/', input);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(await response.json()).toMatchObject({ NextToken: expect.any(String) });
  server.resetHandlers(
    ...(await createHandlers({ baseUrl: 'http://127.0.0.1:1/ssm', defect: 'max-results-clamped' })),
    http.all('*', () => new HttpResponse('another')),
  );
  const clamped = await ask('http://127.0.0.1:1/ssm', { ...input, MaxResults: 1 });
  expect(clamped.status).toBe(200);
  expect(await (await fetch('http://127.0.0.1:1/ssmx')).text()).toBe('another');
  server.close();
});

function ask(url: string, input: Readonly<Record<string, unknown>>): Promise<Response> {
  const target = 'AmazonSSM.DescribeMaintenanceWindowExecutionTaskInvocations';
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
}

test('a connection that breaks is an error of whoever sent the request', async () => {
  const options = { defect: 'reset-on-empty-body' };
  const probe: RawRequest = { method: 'POST', path: '/', headers: {}, body: '' };
  const served = await serveReference(options);
  await expect(send(served.url, probe)).rejects.toThrow('socket hang up');
  await served.close();
  const emulator = await createEmulator(options);
  const empty = new Request('http://ssm.example/', { method: 'POST' });
  await expect(emulator.fetch(empty)).rejects.toThrow('fetch failed');
});
