import type { IncomingMessage } from 'node:http';
import { methodHeader } from '../handlers.ts';

/** Methods that `Request` has, with any body; others go as POST, and their names in a header. */
const requestable: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The request that came in, whole. */
export async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const body = await bodyOf(incoming);
  const { method = 'GET', url = '/', headers } = incoming;
  const request = new Request(new URL(url, 'http://127.0.0.1'), {
    method: requestable.has(method) ? method : 'POST',
    ...(body.length === 0 ? {} : { body }),
  });
  for (const [name, value] of Object.entries(headers)) {
    // MSW takes this one for a wish about a connection of its own.
    if (name !== 'connection') request.headers.set(name, String(value ?? ''));
  }
  if (!requestable.has(method)) request.headers.set(methodHeader, method);
  return request;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
