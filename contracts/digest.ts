import { createHash } from 'node:crypto';

/** The SHA-256 of a text as UTF-8, or of bytes, in hexadecimal. */
export function digestOf(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** A text itself or, where it is long, what stands for it: keys that are kept must not grow. */
export function shortKey(text: string): string {
  return text.length <= 128 ? text : `sha256:${digestOf(text)}`;
}
