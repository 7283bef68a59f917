import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { getResponse } from 'msw';
import { createEmulator, type EmulatorOptions } from './create-emulator.ts';
import { createHandlers, transportHeader } from './handlers.ts';

/** Where and how the emulator is served. */
export interface ServeOptions extends EmulatorOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
}

/** A running server; `url` has no trailing slash. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the emulator's MSW handlers over HTTP on 127.0.0.1, with keep-alive connections. */
export async function serveReference(options: ServeOptions = {}): Promise<Served> {
  const { port = 0, latencyMs = 0 } = options;
  const handlers = createHandlers(await createEmulator(options));
  const server = http.createServer((incoming, outgoing) => {
    const respond = async () => {
      const request = await toRequest(incoming);
      if (latencyMs > 0) await sleep(latencyMs);
      const response = await getResponse(handlers, request);
      await send(response ?? Response.error(), outgoing);
    };
    respond().catch(() => outgoing.destroy());
  });
  server.listen(port, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ]);
  const { port: bound } = addressOf(server);
  return {
    url: `http://127.0.0.1:${bound}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function addressOf(server: http.Server): Pick<AddressInfo, 'port'> {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address : { port: 0 };
}

/** GET requests with a body cannot be a `Request`; the emulator does not read it either. */
async function toRequest(incoming: http.IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const { method = 'GET', url = '/', headers } = incoming;
  const bare = method === 'GET' || method === 'HEAD';
  const pairs = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    String(value ?? ''),
  ]);
  return new Request(new URL(url, 'http://127.0.0.1'), {
    method,
    headers: pairs.filter(([name]) => name !== 'connection'),
    ...(bare || chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
  });
}

const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync } as const;

async function send(response: Response, outgoing: http.ServerResponse): Promise<void> {
  // `Response.error()`: the connection breaks before anything is said.
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const { [transportHeader]: transport, ...headers } = Object.fromEntries(response.headers);
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = response.status;
  if (transport === 'slow') await sleep(30);
  if (transport === 'close') outgoing.setHeader('connection', 'close');
  if (transport === 'gzip' || transport === 'deflate' || transport === 'br') {
    outgoing.setHeader('content-encoding', transport);
    outgoing.end(codings[transport](body));
    return;
  }
  if (transport === 'chunked') {
    for (const byte of [body.subarray(0, 7), body.subarray(7)]) outgoing.write(byte);
    outgoing.end();
    return;
  }
  outgoing.setHeader('content-length', body.length);
  if (transport === 'cut') {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return;
  }
  outgoing.end(body);
}
