import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Reply } from '../contracts/wire.ts';
import { tooLarge } from './too-large.ts';

/** More codings than anybody would apply one after the other. */
const mostCodings = 8;

/**
 * Undoes the content coding of a body; one that nobody asked for is still read. At once, so that
 * no two bodies unfold at the same time.
 */
export function decodeBody(
  body: Buffer,
  coding: string | undefined,
  maxBytes: number,
): Buffer | Reply {
  // Codings are listed in the order in which they were applied.
  const codings = (coding ?? '').split(',', mostCodings + 1).reverse();
  if (codings.length > mostCodings)
    return malformed(`a body with more than ${mostCodings} codings`);
  try {
    let decoded = body;
    for (const one of codings) {
      if (decoded.length > 0) decoded = decode(decoded, one.trim().toLowerCase(), maxBytes);
    }
    return decoded;
  } catch (error) {
    if (!isTooLarge(error)) return malformed(`a body that is not ${coding}`);
    return tooLarge({ what: `a response of more than ${maxBytes} bytes, decoded`, parts: [body] });
  }
}

function malformed(detail: string): Reply {
  return { kind: 'no-response', fault: 'malformed', detail };
}

function decode(body: Buffer, coding: string, maxOutputLength: number): Buffer {
  const limit = { maxOutputLength };
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, limit);
    case 'deflate':
      // Both forms are in use: with the zlib header, as the RFC says, and without.
      try {
        return inflateSync(body, limit);
      } catch (error) {
        if (isTooLarge(error)) throw error;
        return inflateRawSync(body, limit);
      }
    case 'br':
      return brotliDecompressSync(body, limit);
    default:
      return body;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
