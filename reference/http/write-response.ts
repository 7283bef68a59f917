import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { transportHeader } from '../handlers.ts';

type Encode = (body: Buffer) => Buffer;

const codings: ReadonlyMap<string, Encode> = new Map<string, Encode>([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
]);

/** Puts a response on the wire in the way that it asks for. */
export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  // `Response.error()`: the connection breaks before anything is said.
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  const transport = response.headers.get(transportHeader) ?? '';
  if (transport === 'slow') await sleep(30);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) {
    if (name === transportHeader || name === 'content-length') continue;
    outgoing.setHeader(transport === 'upper-case-headers' ? name.toUpperCase() : name, value);
  }
  if (transport === 'close') outgoing.setHeader('connection', 'close');
  writeBody(body, transport, outgoing);
}

function writeBody(body: Buffer, transport: string, outgoing: ServerResponse): void {
  const encode = codings.get(transport);
  if (encode) {
    outgoing.setHeader('content-encoding', transport);
    outgoing.end(encode(body));
    return;
  }
  if (transport === 'chunked') {
    outgoing.write(body.subarray(0, 7));
    outgoing.end(body.subarray(7));
    return;
  }
  outgoing.setHeader('content-length', body.length);
  if (transport === 'cut') {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
    return;
  }
  outgoing.end(body);
}
