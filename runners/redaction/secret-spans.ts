import { accountSpans } from './account-spans.ts';
import { decodedView } from './decoded-view.ts';
import { encodedRuns } from './encoded-runs.ts';
import { knownSecretSpans } from './known-secrets.ts';
import { secretLookSpans } from './secret-patterns.ts';
import type { Span } from './span.ts';

/** Encodings within encodings are looked into so many times. */
const deepest = 2;

/**
 * Where a text has credentials, signatures and account ids: as they are, behind escapes of URLs,
 * JSON and HTML, in base64 and in hexadecimal digits.
 */
export function secretSpans(text: string, depth = 0): Span[] {
  const spans = [...plainSpans(text), ...encodedSpans(text, depth)];
  const view = decodedView(text);
  if (!view) return spans;
  const behind = [...plainSpans(view.text), ...encodedSpans(view.text, depth)];
  return [
    ...spans,
    ...behind.map(({ start, end, kind }) => ({ start: view.at(start), end: view.at(end), kind })),
  ];
}

function plainSpans(text: string): Span[] {
  return [...knownSecretSpans(text), ...secretLookSpans(text), ...accountSpans(text)];
}

/** What says a secret in another form goes as a whole: a part of it could be put together again. */
function encodedSpans(text: string, depth: number): Span[] {
  if (depth >= deepest) return [];
  return encodedRuns(text).flatMap(({ start, end, readings }): Span[] =>
    readings.some((reading) => secretSpans(reading, depth + 1).length > 0)
      ? [{ start, end, kind: 'secret' }]
      : [],
  );
}
