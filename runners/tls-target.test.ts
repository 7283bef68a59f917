import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contracts/wire.ts';
import { createHttpTarget, type HttpTargetOptions } from './http-target.ts';

const openssl = (...args: string[]) => promisify(execFile)('openssl', args);
const available = await openssl('version').then(
  () => true,
  () => false,
);
// Certificates are made by openssl, which a machine that has only Node may lack: the report then
// lists these tests as skipped.
const withOpenssl = available ? test : test.skip;

const servers: Server[] = [];
let ca = '';
let port = 0;
let wrongNamePort = 0;
let connections = 0;

/** A private authority and a certificate that it issued for these names. */
async function issue(folder: string, name: string, names: string): Promise<void> {
  const at = (file: string) => join(folder, file);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl(
    ...['req', ...key, '-subj', '/CN=server', '-keyout', at(`${name}.key`)],
    ...['-out', at(`${name}.csr`)],
  );
  await writeFile(at(`${name}.ext`), `subjectAltName=${names}\n`);
  await openssl(
    ...['x509', '-req', '-in', at(`${name}.csr`), '-CA', at('ca.pem'), '-CAkey', at('ca.key')],
    ...['-CAcreateserial', '-days', '2', '-extfile', at(`${name}.ext`), '-out', at(`${name}.pem`)],
  );
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function serve(folder: string, name: string): Promise<number> {
  const [key, cert] = await Promise.all([
    readFile(join(folder, `${name}.key`)),
    readFile(join(folder, `${name}.pem`)),
  ]);
  const server = createServer({ key, cert }, (_, response) => response.end('{"tls":true}'));
  server.on('secureConnection', () => {
    connections += 1;
  });
  return listen(server);
}

beforeAll(async () => {
  if (!available) {
    process.stderr.write('openssl is not there: the tests with a private authority are skipped\n');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  await openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-subj', '/CN=Private CA', '-days', '2'],
    ...['-keyout', join(folder, 'ca.key'), '-out', join(folder, 'ca.pem')],
  );
  await issue(folder, 'good', 'IP:127.0.0.1,DNS:localhost,DNS:ssm.test');
  await issue(folder, 'other', 'DNS:elsewhere.test');
  ca = await readFile(join(folder, 'ca.pem'), 'utf8');
  port = await serve(folder, 'good');
  wrongNamePort = await serve(folder, 'other');
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

withOpenssl('a private authority that is given is trusted, on one kept connection', async () => {
  connections = 0;
  const all = await replies(`https://127.0.0.1:${port}`, { trust: { ca: [ca] } }, 3);
  expect(all).toMatchObject(
    Array(3).fill({ kind: 'response', response: { status: 200, body: '{"tls":true}' } }),
  );
  expect(connections).toBe(1);
});

withOpenssl('one that is not given makes the target unusable, and says the option', async () => {
  const [reply] = await replies(`https://127.0.0.1:${port}`, {});
  expect(reply).toMatchObject({
    kind: 'no-response',
    fault: 'unusable',
    detail: expect.stringMatching(/certificate is not trusted.*--ca-bundle/),
  });
});

withOpenssl('a certificate for another name is said to be one, authority or not', async () => {
  const [reply] = await replies(`https://127.0.0.1:${wrongNamePort}`, { trust: { ca: [ca] } });
  expect(reply).toMatchObject({
    fault: 'unusable',
    detail: expect.stringMatching(/certificate is not good.*127\.0\.0\.1/),
  });
});

withOpenssl('any certificate will do when it is not to be verified', async () => {
  const trust = { verify: false };
  expect(await replies(`https://127.0.0.1:${port}`, { trust })).toMatchObject([
    { kind: 'response' },
  ]);
  expect(await replies(`https://127.0.0.1:${wrongNamePort}`, { trust })).toMatchObject([
    { kind: 'response' },
  ]);
});

withOpenssl('through a proxy the certificate is still verified', async () => {
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
    { fault: 'unreachable', detail: 'The SSO session has expired.' },
  ]);
});
