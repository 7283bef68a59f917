import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ServiceResponse } from '../wire.ts';

type Encode = (body: Buffer) => Buffer;

const codings: ReadonlyMap<string, Encode> = new Map<string, Encode>([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
]);

/** Puts a response on the wire in the way that it asks for. */
export async function writeResponse(
  { status, headers, body, transport }: ServiceResponse,
  outgoing: ServerResponse,
): Promise<void> {
  if (transport === 'hang') return;
  if (transport === 'reset') {
    outgoing.destroy();
    return;
  }
  if (transport === 'slow') await sleep(30);
  outgoing.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-length') continue;
    outgoing.setHeader(transport === 'upper-case-headers' ? name.toUpperCase() : name, value);
  }
  if (transport === 'close') outgoing.setHeader('connection', 'close');
  writeBody(Buffer.from(body), transport ?? '', outgoing);
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
