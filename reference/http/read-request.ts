import type { IncomingMessage } from 'node:http';
import type { RawRequest } from '../wire.ts';

/** The request that came in, whole. */
export async function readRequest(incoming: IncomingMessage): Promise<RawRequest> {
  const { method = 'GET', url = '/', headers } = incoming;
  const lines = Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]);
  return { method, path: url, headers: Object.fromEntries(lines), body: await bodyOf(incoming) };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
