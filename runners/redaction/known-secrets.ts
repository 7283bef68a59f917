import type { Span } from './span.ts';

/** A secret shorter than this may be any word: emulators are signed for with `test`. */
const shortest = 16;

interface Known {
  /** Enough to recognise it by: a message that quotes it may be cut. */
  readonly beginning: string;
  readonly rest: string;
}

/** What this process signs with, and what it was given as sensitive. */
const known = new Map<string, Known>();

/** Names a secret that nothing which is shown may contain from now on. */
export function hideSecret(secret: string): void {
  if (secret.length < shortest) return;
  known.set(secret, { beginning: secret.slice(0, shortest), rest: secret.slice(shortest) });
}

/** What may follow the beginning of a secret that was cut or altered behind it. */
const tail = /[\w+/=%-]*/y;

/** Where the secrets of this process stand in a text, whole or cut. */
export function knownSecretSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { beginning, rest } of known.values()) {
    for (let start = text.indexOf(beginning); start !== -1; ) {
      const after = start + beginning.length;
      const end = text.startsWith(rest, after) ? after + rest.length : endOfTail(text, after);
      spans.push({ start, end, kind: 'secret' });
      start = text.indexOf(beginning, end);
    }
  }
  return spans;
}

function endOfTail(text: string, from: number): number {
  tail.lastIndex = from;
  return from + (tail.exec(text)?.[0].length ?? 0);
}
