import { isUtf8 } from 'node:buffer';
import { messageOf } from '../../contracts/message-of.ts';
import { plural } from '../../contracts/plural.ts';
import type { Reply } from '../../contracts/wire.ts';
import { collectChunks } from '../collect-chunks.ts';
import { decodeBody } from '../decode-body.ts';
import { tooLarge } from '../too-large.ts';

/** Reads a response of the Fetch standard to its end, as one that came over HTTP. */
export async function readFetched(response: Response, maxBytes: number): Promise<Reply> {
  // `Response.error()`, which `fetch` would make a broken connection of.
  if (response.type === 'error') return broken('the handler answered with Response.error()');
  const raw = await readBody(response, maxBytes);
  if (!Buffer.isBuffer(raw)) return raw;
  const headers = Object.fromEntries(response.headers);
  const body = decodeBody(raw, headers['content-encoding'], maxBytes);
  if (!Buffer.isBuffer(body)) return body;
  const read = { status: response.status, headers, body: body.toString('utf8') };
  return { kind: 'response', response: isUtf8(body) ? read : { ...read, notUtf8: true } };
}

async function readBody({ body, bodyUsed }: Response, maxBytes: number): Promise<Buffer | Reply> {
  if (bodyUsed || body?.locked) {
    return { kind: 'no-response', fault: 'threw', detail: 'the handler gave a body that was read' };
  }
  const chunks = collectChunks();
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      chunks.push(bytes);
      if (size > maxBytes) {
        const what = `a response of more than ${maxBytes} bytes`;
        return tooLarge({ what, parts: chunks.take() });
      }
    }
  } catch (error) {
    return broken(`the response broke off after ${plural(size, 'byte')}: ${messageOf(error)}`);
  }
  return Buffer.concat(chunks.take());
}

function broken(detail: string): Reply {
  return { kind: 'no-response', fault: 'reset', detail };
}
