import { protocols } from '../contracts/protocols/protocols.ts';
import type { WireResponse } from '../contracts/wire.ts';

type Headers = WireResponse['headers'];

/** How many headers of a response are kept, characters of one, and characters of all. */
const mostHeaders = 100;
const longestHeader = 8_192;
const mostCharacters = 65_536;

/** What the harness itself reads: kept wherever among the others it stands. */
const wanted: readonly string[] = [
  'content-type',
  'content-encoding',
  'content-length',
  'date',
  'location',
  'retry-after',
  'server',
  ...Object.values(protocols).flatMap(({ headersRead }) => headersRead),
];

/** The headers that are kept of a response: all of them, but for one that has far too many. */
export function boundHeaders(headers: Headers): Headers {
  const all = Object.entries(headers);
  const size = all.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (all.length <= mostHeaders && size <= longestHeader) return headers;
  const first = wanted.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const kept = new Map<string, string>();
  let left = mostCharacters;
  for (const [name, value] of [...first, ...all]) {
    if (kept.size >= mostHeaders || left <= 0) break;
    if (kept.has(name) || name.length > longestHeader) continue;
    const text = copied(value.slice(0, Math.min(longestHeader, left)));
    left -= name.length + text.length;
    kept.set(name, text);
  }
  return Object.fromEntries(kept);
}

/** A part of a string would keep all of it. */
function copied(text: string): string {
  return Buffer.from(text).toString();
}
