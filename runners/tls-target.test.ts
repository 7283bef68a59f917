import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { connect, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contracts/wire.ts';
import { createHttpTarget, type HttpTargetOptions } from './http-target.ts';
import { type Identity, privateAuthority } from './private-authority.testing.ts';

const servers: Server[] = [];
let ca = '';
let port = 0;
let wrongNamePort = 0;
let connections = 0;

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function serve(identity: Identity): Promise<number> {
  const server = createServer({ ...identity }, (_, response) => response.end('{"tls":true}'));
  server.on('secureConnection', () => {
    connections += 1;
  });
  return listen(server);
}

beforeAll(async () => {
  const authority = await privateAuthority();
  ca = authority.ca;
  port = await serve(await authority.issue({ dns: ['localhost', 'ssm.test'], ip: '127.0.0.1' }));
  wrongNamePort = await serve(await authority.issue({ dns: ['elsewhere.test'] }));
});

afterAll(() => {
  for (const server of servers) server.close();
});

async function replies(
  url: string,
  options: Partial<HttpTargetOptions>,
  count = 1,
): Promise<Reply[]> {
  const sign = () => ({});
  const endpoint = new URL(url);
  const target = createHttpTarget({
    ...{ endpoint, sign, timeoutMs: 5000, maxConnections: 1 },
    ...options,
  });
  const request = { method: 'POST', path: '/', headers: {}, body: '{}' };
  const all: Reply[] = [];
  for (let i = 0; i < count; i++) all.push(await target.send(request));
  await target.close();
  return all;
}

test('a private authority that is given is trusted, on one kept connection', async () => {
  connections = 0;
  const all = await replies(`https://127.0.0.1:${port}`, { trust: { ca: [ca] } }, 3);
  expect(all).toMatchObject(
    Array(3).fill({ kind: 'response', response: { status: 200, body: '{"tls":true}' } }),
  );
  expect(connections).toBe(1);
});

test('one that is not given makes the target unusable, and says the option', async () => {
  const [reply] = await replies(`https://127.0.0.1:${port}`, {});
  expect(reply).toMatchObject({
    kind: 'no-response',
    fault: 'unusable',
    detail: expect.stringMatching(/certificate is not trusted.*--ca-bundle/),
  });
});

test('a certificate for another name is said to be one, authority or not', async () => {
  const [reply] = await replies(`https://127.0.0.1:${wrongNamePort}`, { trust: { ca: [ca] } });
  expect(reply).toMatchObject({
    fault: 'unusable',
    detail: expect.stringMatching(/certificate is not good.*127\.0\.0\.1/),
  });
});

test('any certificate will do when it is not to be verified', async () => {
  const trust = { verify: false };
  expect(await replies(`https://127.0.0.1:${port}`, { trust })).toMatchObject([
    { kind: 'response' },
  ]);
  expect(await replies(`https://127.0.0.1:${wrongNamePort}`, { trust })).toMatchObject([
    { kind: 'response' },
  ]);
});

test('through a proxy the certificate is still verified', async () => {
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  const tunnels: string[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  const proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
  const through = () => new HttpsProxyAgent(proxyUrl, { keepAlive: true, maxSockets: 1 });
  const trusted = await replies('https://ssm.test', { agent: through(), trust: { ca: [ca] } }, 3);
  expect(trusted).toMatchObject(Array(3).fill({ kind: 'response' }));
  expect(tunnels).toEqual(['ssm.test:443']);
  const [reply] = await replies('https://ssm.test', { agent: through() });
  expect(reply).toMatchObject({ detail: expect.stringContaining('--ca-bundle') });
});

test('a server that speaks no TLS is said to be one', async () => {
  const plain = await listen(createHttpServer((_, response) => response.end('{}')));
  const [reply] = await replies(`https://127.0.0.1:${plain}`, {});
  expect(reply).toMatchObject({
    fault: 'unusable',
    detail: expect.stringContaining('does not speak TLS'),
  });
});

test('credentials that cannot be renewed are a reply that says so', async () => {
  const sign = () => Promise.reject(new Error('The SSO session has expired.'));
  expect(await replies('http://127.0.0.1:1', { sign })).toMatchObject([
    { fault: 'unusable', detail: 'The SSO session has expired.' },
  ]);
});
