import { STATUS_CODES } from 'node:http';
import type { Exchange, Reply, WireRequest } from '../../../contracts/wire.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

const leftOut = 'left out: too long';

/** An entry of HAR 1.2; with the bodies, or with only their sizes. */
export function harEntry(
  endpoint: string,
  pageref: string,
  { request, reply, attempts, sentAt, durationMs, shortened }: Exchange,
  hasRoom: boolean,
): object {
  const hasBodies = hasRoom && !shortened;
  const tries = attempts > 1 ? { comment: `after ${attempts} tries` } : {};
  return {
    ...{ pageref, startedDateTime: new Date(sentAt).toISOString(), time: durationMs },
    request: requestOf(endpoint, request, hasBodies),
    response: responseOf(reply, hasBodies),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    ...tries,
  };
}

function requestOf(
  endpoint: string,
  { method, path, headers, body }: WireRequest,
  hasBodies: boolean,
) {
  const url = `${endpoint.replace(/\/$/, '')}${path}`;
  const query = URL.canParse(url) ? [...new URL(url).searchParams] : [];
  const text = hasBodies ? { text: body } : { text: '', comment: leftOut };
  const postData = { mimeType: headers['content-type'] ?? '', params: [], ...text };
  return {
    ...{ method, url, httpVersion: 'HTTP/1.1', cookies: [], headers: named(headers) },
    queryString: query.map(([name, value]) => ({ name, value })),
    ...(body !== '' && { postData }),
    ...{ headersSize: -1, bodySize: Buffer.byteLength(body) },
  };
}

function responseOf(reply: Reply, hasBodies: boolean) {
  const common = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  if (reply.kind === 'no-response') {
    return {
      ...{ ...common, status: 0, statusText: '', headers: [], redirectURL: '', bodySize: -1 },
      content: { size: 0, mimeType: 'x-unknown' },
      comment: `${reply.fault}: ${reply.detail}`,
    };
  }
  const { status, headers, body } = reply.response;
  const size = Buffer.byteLength(body);
  const mimeType = headers['content-type'] ?? 'x-unknown';
  const text = hasBodies ? { text: body } : { comment: leftOut };
  return {
    ...{ ...common, status, statusText: STATUS_CODES[status] ?? '', headers: named(headers) },
    ...{ redirectURL: headers['location'] ?? '', bodySize: size },
    content: { size, mimeType, ...text },
  };
}

function named(headers: Readonly<Record<string, string>>): Named[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
