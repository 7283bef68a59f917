import { isUtf8 } from 'node:buffer';
import { parseJson } from '../../contracts/json.ts';
import { schemaMistake } from '../../contracts/schema-mistake.ts';
import { UsageError } from '../../contracts/usage-error.ts';
import type { WireRequest, WireResponse } from '../../contracts/wire.ts';
import schema from './har.schema.json' with { type: 'json' };

/** One request of a recording, with its answer; or what is missing of it. */
export interface RecordedEntry {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly url: string;
  readonly request: WireRequest;
  readonly response?: WireResponse;
  /** Why it cannot be judged; absent for an exchange that is whole. */
  readonly incomplete?: string;
  /** Milliseconds since 1970; 0 where it is not said. */
  readonly sentAt: number;
  readonly durationMs: number;
}

interface Header {
  readonly name: string;
  readonly value: string;
}

interface HarBody {
  readonly text?: string | null;
  readonly encoding?: string;
}

/** As the schema has it. */
interface HarEntry {
  readonly startedDateTime?: string;
  readonly time?: number | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly bodySize?: number | null;
    readonly postData?: HarBody | null;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly content: HarBody & { readonly size?: number | null };
  };
}

/** Reads a HAR 1.2 file. @throws UsageError for text that is none; `name` is the file's. */
export function readHar(text: string, name: string): RecordedEntry[] {
  const value: unknown = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined) {
    throw new UsageError(`${name} is not JSON.`, 'Export it anew as HAR; it may have been cut.');
  }
  const mistake = schemaMistake(schema, value);
  if (mistake) {
    const place = mistake.path.length > 0 ? `${mistake.path.join('.')} ` : '';
    throw new UsageError(
      `${name} is not a HAR 1.2 file: ${place}${mistake.said}.`,
      'Export one from a browser, a proxy, or with --reporter har.',
    );
  }
  const { log } = value as { readonly log: { readonly entries: readonly HarEntry[] } };
  return log.entries.map((entry, index) => entryOf(entry, index + 1));
}

function entryOf(
  { startedDateTime, time, request, response }: HarEntry,
  number: number,
): RecordedEntry {
  const { method, url } = request;
  const headers = headersOf(request.headers);
  const body = requestBody(request, headers);
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: url, search: '' };
  const sentAt = Date.parse(startedDateTime ?? '');
  const about = {
    ...{
      number,
      url,
      request: { method, path: `${pathname}${search}`, headers, body: body ?? '' },
    },
    ...{ sentAt: Number.isNaN(sentAt) ? 0 : sentAt, durationMs: Math.max(0, time ?? 0) },
  };
  if (body === undefined)
    return { ...about, incomplete: 'the body of the request was not recorded' };
  if (response.status === 0) return { ...about, incomplete: 'no answer was recorded' };
  const read = responseBody(response.content);
  if (typeof read === 'string') return { ...about, incomplete: read };
  const { status } = response;
  return { ...about, response: { status, headers: headersOf(response.headers), ...read } };
}

/** Names in lower case; those of HTTP/2 that stand for the request line are left out. */
function headersOf(headers: readonly Header[]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const { name, value } of headers) {
    if (name.startsWith(':')) continue;
    const lowerCase = name.toLowerCase();
    read[lowerCase] = lowerCase in read ? `${read[lowerCase]}, ${value}` : value;
  }
  return read;
}

/** The text that was sent; undefined where there was a body, and it is not there. */
function requestBody(
  { method, bodySize, postData }: HarEntry['request'],
  headers: Readonly<Record<string, string>>,
): string | undefined {
  const { text, encoding } = postData ?? {};
  if (typeof text === 'string' && (text !== '' || !isThere(bodySize, headers))) {
    return encoding === 'base64' ? Buffer.from(text, 'base64').toString() : text;
  }
  if (isThere(bodySize, headers)) return undefined;
  const isEmpty =
    bodySize === 0 || headers['content-length'] === '0' || /^(GET|HEAD)$/.test(method);
  return isEmpty ? '' : undefined;
}

function isThere(
  bodySize: number | null | undefined,
  headers: Readonly<Record<string, string>>,
): boolean {
  return (bodySize ?? 0) > 0 || Number(headers['content-length'] ?? 0) > 0;
}

/** The text that came; why it is not known, where it was left out or cut. */
function responseBody({
  size,
  text,
  encoding,
}: HarEntry['response']['content']): Pick<WireResponse, 'body' | 'notUtf8'> | string {
  if (typeof text !== 'string') {
    return (size ?? -1) === 0 ? { body: '' } : 'the body of the answer was not recorded';
  }
  if (encoding !== undefined && encoding !== 'base64') {
    return `the body of the answer is in the encoding ${encoding}, which is not known here`;
  }
  const bytes = Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8');
  if (bytes.length < (size ?? 0)) return 'the body of the answer was recorded in part';
  const body = bytes.toString();
  return isUtf8(bytes) ? { body } : { body, notUtf8: true };
}
