import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { messageOf } from '../contracts/message-of.ts';
import { plural } from '../contracts/plural.ts';
import type { Reply } from '../contracts/wire.ts';
import { collectChunks } from './collect-chunks.ts';
import { decodeBody } from './decode-body.ts';
import { memoryPerByte, type Share } from './memory-budget.ts';
import { tooLarge } from './too-large.ts';

/** How the body of one response is read. */
export interface Reading {
  /** Bytes that are read at most, before and after decoding. */
  readonly maxBytes: number;
  /** What it is counted on until it is read. */
  readonly share?: Share | undefined;
}

/** Bytes that are read of a body which is too large by its own account. */
const enoughOfLarge = 65_536;

/** Reads one response to its end; whatever is wrong with it becomes the reply. */
export async function readResponse(incoming: IncomingMessage, reading: Reading): Promise<Reply> {
  const { maxBytes, share } = reading;
  const before = share?.held() ?? 0;
  const raw = await readBody(incoming, reading);
  // From here on it is counted by those who keep it.
  share?.give(share.held() - before);
  if (!Buffer.isBuffer(raw)) return raw;
  const headers = headersOf(incoming);
  const body = decodeBody(raw, headers['content-encoding'], maxBytes);
  if (!Buffer.isBuffer(body)) return body;
  const response = { status: incoming.statusCode ?? 0, headers, body: body.toString('utf8') };
  return { kind: 'response', response: isUtf8(body) ? response : { ...response, notUtf8: true } };
}

/** By events: iterating over a stream takes several times as long, for each of many answers. */
function readBody(
  incoming: IncomingMessage,
  { maxBytes, share }: Reading,
): Promise<Buffer | Reply> {
  const announced = Number(incoming.headers['content-length'] ?? 0);
  const isLarge = announced > maxBytes;
  const most = isLarge ? Math.min(enoughOfLarge, maxBytes) : maxBytes;
  const what = isLarge
    ? `a response of ${announced} bytes`
    : `a response of more than ${most} bytes`;
  return new Promise((resolve) => {
    const chunks = collectChunks();
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      if (size > most) return;
      size += chunk.length;
      chunks.push(chunk);
      if (size > most) {
        resolve(tooLarge({ what: `${what}, where ${maxBytes} are plenty`, parts: chunks.take() }));
        return;
      }
      share?.take(chunk.length * memoryPerByte);
      if (share?.isEvicted()) resolve(silence('stopped', 'there is not memory enough for it now'));
    });
    incoming.on('end', () => {
      const [first, ...rest] = chunks.take();
      resolve(first && rest.length === 0 ? first : Buffer.concat(first ? [first, ...rest] : []));
    });
    const broken = (why: string) =>
      resolve(silence('reset', `the response broke off after ${plural(size, 'byte')}: ${why}`));
    incoming.on('error', (error) => broken(messageOf(error)));
    incoming.on('close', () => {
      if (!incoming.complete) broken('the connection was closed');
    });
  });
}

function silence(fault: 'reset' | 'stopped', detail: string): Reply {
  return { kind: 'no-response', fault, detail };
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
