import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { Reply } from '../contracts/wire.ts';

/** Undoes the content coding of a body; one that nobody asked for is still read. */
export async function decodeBody(
  body: Buffer,
  coding: string | undefined,
  maxBytes: number,
): Promise<Buffer | Reply> {
  try {
    let decoded = body;
    // Codings are listed in the order in which they were applied.
    for (const one of (coding ?? '').split(',').reverse()) {
      if (decoded.length > 0) decoded = await decode(decoded, one.trim().toLowerCase(), maxBytes);
    }
    return decoded;
  } catch (error) {
    if (isTooLarge(error)) return tooLarge(maxBytes);
    return { kind: 'no-response', fault: 'malformed', detail: `a body that is not ${coding}` };
  }
}

/** The reply that a response of more bytes than are read comes to. */
export function tooLarge(maxBytes: number): Reply {
  const detail = `a response of more than ${maxBytes} bytes`;
  return { kind: 'no-response', fault: 'too-large', detail };
}

async function decode(body: Buffer, coding: string, maxOutputLength: number): Promise<Buffer> {
  const limit = { maxOutputLength };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return promisify(gunzip)(body, limit);
    case 'deflate':
      // Both forms are in use: with the zlib header, as the RFC says, and without.
      return promisify(inflate)(body, limit).catch((error: unknown) => {
        if (isTooLarge(error)) throw error;
        return promisify(inflateRaw)(body, limit);
      });
    case 'br':
      return promisify(brotliDecompress)(body, limit);
    default:
      return body;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
