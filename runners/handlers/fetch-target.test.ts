import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { WireRequest } from '../../contracts/wire.ts';
import { createFetchTarget, type FetchHandler, type FetchTargetOptions } from './fetch-target.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'A.B' },
  body: '{"Name":"é"}',
};

function ask(handler: FetchHandler, options: FetchTargetOptions = {}, sent = request) {
  return createFetchTarget(handler, options).send(sent);
}

/** A handler that does not do what its type says. */
function odd(answer: () => unknown): FetchHandler {
  return answer as FetchHandler;
}

test('a request arrives as over HTTP: bytes, headers, length and signature', async () => {
  const came: Request[] = [];
  const handler: FetchHandler = (one) => {
    came.push(one.clone());
    return new Response('{}', { status: 201, headers: { 'X-Other': 'a' } });
  };
  const reply = await ask(handler, { url: 'https://ssm.eu-west-1.amazonaws.com/base/' });
  expect(reply).toEqual({
    kind: 'response',
    response: {
      status: 201,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-other': 'a' },
      body: '{}',
    },
  });
  const [one] = came;
  expect(one?.url).toBe('https://ssm.eu-west-1.amazonaws.com/base/');
  expect(await one?.text()).toBe(request.body);
  expect(Object.fromEntries(one?.headers ?? [])).toMatchObject({
    'x-amz-target': 'A.B',
    'content-length': '13',
    host: 'ssm.eu-west-1.amazonaws.com',
    authorization: expect.stringContaining('AWS4-HMAC-SHA256 Credential=test/'),
  });
});

test('whatever a handler does becomes a reply', async () => {
  const thrown = await ask(() => {
    throw new TypeError('boom');
  });
  expect(thrown).toMatchObject({ kind: 'no-response', fault: 'threw' });
  expect(thrown).toMatchObject({ detail: expect.stringMatching(/TypeError: boom\n.*\.test\.ts/) });
  expect(thrown).not.toMatchObject({ detail: expect.stringContaining('node:internal') });
  const faults: [FetchHandler, string, RegExp][] = [
    [odd(() => Promise.reject('no error')), 'threw', /the string no error/],
    [odd(() => 5), 'threw', /the number 5, which is no Response/],
    [odd(() => null), 'threw', /null, which is no Response/],
    [odd(() => ({ status: 200 })), 'threw', /an object of Object, which is no Response/],
    [() => undefined, 'unhandled', /no handler takes the request/],
    [() => Response.error(), 'reset', /Response\.error/],
    [() => new Response('x'.repeat(2_000)), 'too-large', /more than 1000 bytes/],
    [() => new Promise(() => {}), 'timeout', /no answer within 0\.05 s/],
    [() => new Response(brokenBody()), 'reset', /broke off after 2 bytes: gone/],
    [() => new Response('x', { headers: { 'content-encoding': 'gzip' } }), 'malformed', /gzip/],
  ];
  for (const [handler, fault, detail] of faults) {
    const reply = await ask(handler, { maxBytes: 1_000, timeoutMs: 50 });
    expect(reply).toMatchObject({ kind: 'no-response', fault });
    expect(reply).toMatchObject({ detail: expect.stringMatching(detail) });
  }
});

function brokenBody(): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"')),
    pull: (controller) => controller.error(new Error('gone')),
  });
}

test('a body that was read before is a fault of the handler, and a coded one is decoded', async () => {
  const response = new Response('{}');
  await response.text();
  expect(await ask(() => response)).toMatchObject({ fault: 'threw' });
  const coded = new Response(gzipSync('{"a":1}'), { headers: { 'content-encoding': 'gzip' } });
  expect(await ask(() => coded)).toMatchObject({ response: { body: '{"a":1}' } });
  const latin = new Response(new Uint8Array([0xe9]));
  expect(await ask(() => latin)).toMatchObject({ response: { notUtf8: true } });
});

test('what a fetch request cannot be is not carried', async () => {
  const handler = () => new Response('{}');
  for (const method of ['GET', 'TRACE']) {
    const reply = await ask(handler, {}, { ...request, method });
    expect(reply).toMatchObject({ kind: 'no-response', fault: 'not-carried' });
  }
  const broken = { ...request, headers: { 'x-amz-target': 'a\nb' } };
  expect(await ask(handler, {}, broken)).toMatchObject({ fault: 'not-carried' });
});

test('a handler that answers at once leaves timers their turn', async () => {
  const target = createFetchTarget(() => new Response('{}'));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const until = performance.now() + 200;
  while (performance.now() < until) await target.send(request);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});
