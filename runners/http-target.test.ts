import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { readAnswer } from '../contracts/protocols/protocols.ts';
import { awsJsonSpoken } from '../contracts/protocols/spoken.testing.ts';
import type { Reply, WireRequest } from '../contracts/wire.ts';
import { createHttpTarget, type HttpTargetOptions } from './http-target.ts';
import { createSigner } from './sign-request.ts';
import type { Target } from './target.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.Describe' },
  body: '{"a":"é\u{1F600}"}',
};

/** Listens on a port of the loopback interface until the test ends; gives the endpoint. */
async function listen(server: Server): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return new URL(`http://127.0.0.1:${port}`);
}

function targetAt(endpoint: URL, options: Partial<HttpTargetOptions> = {}): Target {
  const target = createHttpTarget({
    endpoint,
    sign: async ({ headers }) => ({ ...headers }),
    timeoutMs: 5000,
    maxConnections: 2,
    ...options,
  });
  onTestFinished(() => target.close());
  return target;
}

async function served(
  listener: RequestListener,
  options: Partial<HttpTargetOptions> = {},
): Promise<Target> {
  const server = createHttpServer(listener);
  const target = targetAt(await listen(server), options);
  onTestFinished(() => server.closeAllConnections());
  return target;
}

/** A peer that says something, as raw bytes, and maybe hangs up. */
async function raw(
  answer: (socket: Socket) => void,
  options: Partial<HttpTargetOptions> = {},
): Promise<Target> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => answer(socket));
  });
  const target = targetAt(await listen(server), options);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return target;
}

function bodyOf(reply: Reply): string | undefined {
  return reply.kind === 'response' ? reply.response.body : undefined;
}

function faultOf(reply: Reply): string | undefined {
  return reply.kind === 'no-response' ? reply.fault : undefined;
}

test('a request arrives as it is, with the length of its bytes', async () => {
  const target = await served((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      outgoing.end(JSON.stringify({ method, url, body, headers }));
    });
  });
  const { host, connection, ...headers } = { host: '', connection: '', ...request.headers };
  const seen: unknown = JSON.parse(bodyOf(await target.send(request)) ?? '');
  expect(seen).toMatchObject({
    method: 'POST',
    url: '/',
    body: request.body,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(request.body)) },
  });
});

test('methods and headers of faulty requests are sent too', async () => {
  const target = await served(({ method, headers }, outgoing) => {
    outgoing.end(`${method} ${headers['x-amz-target'] ?? 'no target'}`);
  });
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    expect(bodyOf(await target.send({ ...request, method, headers: {} }))).toBe(
      `${method} no target`,
    );
  }
});

test('the path of the endpoint goes before that of the request', async () => {
  const server = createHttpServer(({ url }, outgoing) => outgoing.end(url));
  const endpoint = await listen(server);
  const target = targetAt(new URL('/stage/ssm/', endpoint));
  expect(bodyOf(await target.send(request))).toBe('/stage/ssm/');
  expect(target.endpoint).toBe(`${endpoint.origin}/stage/ssm`);
});

test('one connection serves many requests', async () => {
  const ports = new Set<number | undefined>();
  const target = await served(
    ({ socket }, outgoing) => {
      ports.add(socket.remotePort);
      outgoing.end('{}');
    },
    { maxConnections: 1 },
  );
  for (let call = 0; call < 5; call += 1) await target.send(request);
  await Promise.all([target.send(request), target.send(request)]);
  expect(ports.size).toBe(1);
});

test('a connection that the server closes after each answer is no fault', async () => {
  const target = await served((_, outgoing) => {
    outgoing.setHeader('connection', 'close').end('{}');
  });
  for (let call = 0; call < 3; call += 1) expect(bodyOf(await target.send(request))).toBe('{}');
});

test('status and headers come back, names in lower case and repeated ones joined', async () => {
  const target = await served((_, outgoing) => {
    outgoing.writeHead(418, [
      ...['X-Amzn-RequestId', 'abc', 'X-Many', 'one', 'X-Many', 'two'],
      ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
    ]);
    outgoing.end();
  });
  const reply = await target.send(request);
  if (reply.kind !== 'response') throw new Error('no response');
  const { status, headers, body } = reply.response;
  expect([status, body]).toEqual([418, '']);
  expect(headers).toMatchObject({
    'x-amzn-requestid': 'abc',
    'x-many': 'one, two',
    'set-cookie': 'a=1, b=2',
  });
});

const text = JSON.stringify({
  items: Array.from({ length: 500 }, (_, index) => `item é ${index}`),
});

test('every content coding is undone', async () => {
  const codings: readonly (readonly [string, Buffer])[] = [
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['unheard-of', Buffer.from(text)],
    ['gzip, identity', gzipSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ];
  for (const [coding, bytes] of codings) {
    const target = await served((_, outgoing) => {
      outgoing.setHeader('content-encoding', coding).end(bytes);
    });
    expect(bodyOf(await target.send(request)), coding).toBe(text);
  }
});

test('a connection is used on after a POST, and closed after what may leave its body unread', async () => {
  const target = await served((incoming, outgoing) => {
    outgoing.end(incoming.headers.connection);
  });
  expect(bodyOf(await target.send(request))).toBe('keep-alive');
  expect(bodyOf(await target.send({ ...request, method: 'GET' }))).toBe('close');
});

test('headers of any reasonable size are read', async () => {
  const target = await served((_, outgoing) => {
    for (let one = 0; one < 60; one += 1) outgoing.setHeader(`x-long-${one}`, 'v'.repeat(1000));
    outgoing.end(text);
  });
  expect(bodyOf(await target.send(request))).toBe(text);
});

test('a body in chunks, cut within a character, is put together', async () => {
  const bytes = Buffer.from(text);
  const at = bytes.indexOf(0xc3) + 1;
  const target = await served((_, outgoing) => {
    outgoing.write(bytes.subarray(0, at));
    setTimeout(() => outgoing.end(bytes.subarray(at)), 20);
  });
  expect(bodyOf(await target.send(request))).toBe(text);
});

test('a body that is not what its coding says is malformed', async () => {
  for (const coding of ['gzip', 'deflate', 'br']) {
    const target = await served((_, outgoing) => {
      outgoing.setHeader('content-encoding', coding).end('this is not compressed');
    });
    const reply = await target.send(request);
    expect(reply).toEqual({
      kind: 'no-response',
      fault: 'malformed',
      detail: `a body that is not ${coding}`,
    });
  }
});

test('a response of too many bytes is given up, and the next request is served', async () => {
  let calls = 0;
  const target = await served(
    (_, outgoing) => {
      calls += 1;
      outgoing.end(calls === 1 ? 'x'.repeat(100_000) : '{}');
    },
    { maxBytes: 1000 },
  );
  expect(await target.send(request)).toMatchObject({
    kind: 'no-response',
    fault: 'too-large',
    detail: expect.stringMatching(
      /^a response of 100000 bytes, where 1000 are plenty; of the \d+ bytes that were read the SHA-256 begins with [0-9a-f]{32}; it begins: x{300}$/,
    ),
  });
  expect(bodyOf(await target.send(request))).toBe('{}');
});

test('a small body that unfolds into a large one is too large, whatever its coding', async () => {
  const large = 'x'.repeat(10_000_000);
  const codings = [
    ['gzip', gzipSync(large)],
    ['deflate', deflateSync(large)],
    ['deflate', deflateRawSync(large)],
    ['br', brotliCompressSync(large)],
  ] as const;
  for (const [coding, bomb] of codings) {
    const target = await served(
      (_, outgoing) => {
        outgoing.setHeader('content-encoding', coding).end(bomb);
      },
      { maxBytes: 100_000 },
    );
    const reply = await target.send(request);
    expect(reply, coding).toMatchObject({ kind: 'no-response', fault: 'too-large' });
  }
});

test('an empty body has nothing to decode', async () => {
  for (const coding of ['gzip', 'deflate', 'br']) {
    const target = await served((_, outgoing) => {
      outgoing.setHeader('content-encoding', coding).end();
    });
    expect(bodyOf(await target.send(request)), coding).toBe('');
  }
});

test('a switch to another protocol is malformed, and nothing to wait for', async () => {
  const target = await raw((socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n');
  });
  expect(await target.send(request)).toEqual({
    kind: 'no-response',
    fault: 'malformed',
    detail: 'a switch to another protocol, which nobody asked for',
  });
});

test('a response without end is given up', async () => {
  const target = await served(
    (_, outgoing) => {
      const more = setInterval(() => outgoing.write('x'.repeat(1000)), 1);
      outgoing.on('close', () => clearInterval(more));
    },
    { maxBytes: 20_000 },
  );
  expect(faultOf(await target.send(request))).toBe('too-large');
});

test('a server that never answers, or never ends, is a timeout', async () => {
  const silent = await served(() => undefined, { timeoutMs: 100 });
  expect(await silent.send(request)).toEqual({
    kind: 'no-response',
    fault: 'timeout',
    detail: 'nothing within 100 ms',
  });
  const half = await served((_, outgoing) => void outgoing.write('{'), { timeoutMs: 100 });
  expect(faultOf(await half.send(request))).toBe('timeout');
});

test('a connection that breaks, before or within the answer, is a reset', async () => {
  const before = await raw((socket) => socket.destroy());
  expect(faultOf(await before.send(request))).toBe('reset');
  const rude = await raw((socket) => socket.resetAndDestroy());
  expect(faultOf(await rude.send(request))).toBe('reset');
  const within = await raw((socket) => {
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}');
  });
  const reply = await within.send(request);
  expect(reply).toMatchObject({ kind: 'no-response', fault: 'reset' });
});

test('what is no HTTP is malformed', async () => {
  const answers = [
    'hello\r\n\r\n',
    'HTTP/1.1 abc OK\r\n\r\n',
    'HTTP/1.1 200 OK\r\nno colon here\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    '\u0000\u0001\u0002\r\n\r\n',
  ];
  for (const answer of answers) {
    const target = await raw((socket) => socket.end(answer));
    expect(faultOf(await target.send(request)), answer).toBe('malformed');
  }
});

test('headers without end are no memory hog, and no exception', async () => {
  const target = await raw((socket) => {
    socket.end(`HTTP/1.1 200 OK\r\n${`X-Long: ${'x'.repeat(1000)}\r\n`.repeat(2000)}\r\n{}`);
  });
  expect(faultOf(await target.send(request))).toBe('malformed');
});

test('a port where nothing listens is unreachable', async () => {
  const server = createHttpServer();
  const endpoint = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  expect(faultOf(await targetAt(endpoint).send(request))).toBe('unreachable');
});

test('requests are signed for the host, the region and the service, over their body', async () => {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'st' };
  const sign = createSigner({ credentials, region: 'eu-central-1', service: 'ssm' });
  const target = await served(({ headers }, outgoing) => outgoing.end(JSON.stringify(headers)), {
    sign,
  });
  const reply = await target.send(request);
  const headers: unknown = JSON.parse(bodyOf(reply) ?? '');
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  expect(headers).toMatchObject({
    authorization: expect.stringMatching(
      new RegExp(
        `^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${day}/eu-central-1/ssm/aws4_request, ` +
          'SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-target, Signature=[0-9a-f]{64}$',
      ),
    ),
    host: new URL(target.endpoint).host,
    'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
    'x-amz-security-token': 'st',
    'x-amz-target': 'AmazonSSM.Describe',
  });
});

test('a body in another encoding is said to be so, and cannot be read', async () => {
  const target = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(Buffer.from('{"Owner":"Zo\u00EB"}', 'latin1'));
  });
  const reply = await target.send(request);
  expect(reply).toMatchObject({ kind: 'response', response: { notUtf8: true } });
  expect(readAnswer(awsJsonSpoken, reply)).toMatchObject({ kind: 'unreadable' });
  const plain = await served((_, response) => response.end('{"Owner":"Zo\u00EB"}'));
  expect(await plain.send(request)).toMatchObject({ response: { body: '{"Owner":"Zo\u00EB"}' } });
});
