import { digestOf } from '../contracts/digest.ts';
import type { Reply } from '../contracts/wire.ts';

/** What was had of an answer that nobody could need, in the order in which it came. */
interface Had {
  /** What is too much of it, in words: `a response of more than 1000 bytes`. */
  readonly what: string;
  readonly parts: readonly (string | Buffer)[];
}

/** Bytes of the beginning that a report shows. */
const shown = 300;

/**
 * The reply that an answer larger than any conforming one comes to: it keeps the beginning, and
 * the digest of what was read, so that nothing else of it has to be kept.
 */
export function tooLarge({ what, parts }: Had): Reply {
  const size = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  // Half of it is enough to tell two answers apart, and is not taken for a signature.
  const digest = digestOf(...parts).slice(0, 32);
  const read = `of the ${size} bytes that were read the SHA-256 begins with ${digest}`;
  const detail = size === 0 ? what : `${what}; ${read}; it begins: ${beginning(parts)}`;
  return { kind: 'no-response', fault: 'too-large', detail };
}

/** Copied: a part of a string would keep all of it. */
function beginning(parts: readonly (string | Buffer)[]): string {
  const first = parts.map((part) => Buffer.from(part.slice(0, shown)));
  const bytes = Buffer.concat(first).subarray(0, shown);
  // A character that was cut in two is no text.
  return bytes.toString('utf8').replace(/\uFFFD$/, '');
}
