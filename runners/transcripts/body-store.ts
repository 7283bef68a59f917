import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { copyText } from '../../contracts/copy-text.ts';
import type { BodyReference, WrittenBody } from './transcript-line.ts';

/** A body up to this length stands where it belongs. */
const short = 200;
/** From this length on it is worth the time to compress one. */
const compressible = 16_384;
/** Different bodies of which it is known that they were written: no record refers to older ones. */
export const mostReferred = 4_096;
/** Characters that are left of a body that is cut. */
const beginning = 1_000;

/** Writes equal bodies once, and no more than so many characters of all of them. */
export interface BodyStore {
  /** What stands for a body in a record, after the lines that it needs. */
  refer(body: string): BodyReference;
  /** How many bodies were cut, for want of room. */
  cut(): number;
}

/** Makes a store that may take so many characters. */
export function bodyStore(room: number, write: (line: WrittenBody) => number): BodyStore {
  const known = new Map<string, number>();
  let [last, left, cut] = [0, room, 0];
  return {
    refer(body) {
      if (body.length <= short) {
        left -= body.length;
        return body;
      }
      const sha256 = hash('sha256', body);
      const before = known.get(sha256);
      if (before !== undefined) return { ref: before };
      const packed = packedBody(body);
      if (sizeOf(packed) > left) {
        cut += 1;
        return { beginning: copyText(body.slice(0, beginning)), length: body.length, sha256 };
      }
      last += 1;
      if (known.size >= mostReferred) known.clear();
      known.set(sha256, last);
      left -= write({ type: 'body', id: last, ...packed });
      return { ref: last };
    },
    cut: () => cut,
  };
}

type Packed = Pick<WrittenBody, 'text' | 'gzip'>;

function packedBody(body: string): Packed {
  if (body.length < compressible) return { text: body };
  const gzip = gzipSync(body, { level: 4 }).toString('base64');
  return gzip.length < body.length ? { gzip } : { text: body };
}

function sizeOf({ text = '', gzip = '' }: Packed): number {
  return text.length + gzip.length;
}
