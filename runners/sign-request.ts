import { createHmac, hash } from 'node:crypto';
import { remember } from '../contracts/remember.ts';
import type { WireRequest } from '../contracts/wire.ts';
import { basicFormat } from './basic-format.ts';
import { canonicalPath } from './canonical-path.ts';
import type { Signer, Signing } from './signing.ts';
import { signedAs } from './signing-forms.ts';
import { signingKey } from './signing-key.ts';

/** Asked of a URL, its host is put together anew each time. */
const hostOf = remember((endpoint: URL) => endpoint.host);

/** Makes a signer by AWS Signature Version 4; the key of the day is derived once. */
export function createSigner(signing: Signing): Signer {
  return (request, endpoint) =>
    request.signing
      ? signedAs(request.signing, signPlainly, signing, request, endpoint)
      : signPlainly(signing, request, endpoint);
}

/** What is on the way to change, or is the transport's to set. */
const neverSigned: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'content-length',
  'expect',
  'presigned-expires',
  'range',
  'user-agent',
  'x-amzn-trace-id',
]);

function signPlainly(
  signing: Signing,
  request: WireRequest,
  endpoint: URL,
  notSigned: Readonly<Record<string, true>> = {},
): Record<string, string> {
  const { credentials, region, service } = signing;
  const { headers, time } = withWhatIsSigned(signing, request, hostOf(endpoint));
  const names = Object.keys(headers)
    .filter((name) => !neverSigned.has(name) && !notSigned[name])
    .sort();
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const canonical = canonicalRequest(request, service, headers, names);
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash('sha256', canonical)}`;
  const signature = createHmac('sha256', signingKey(signing, day)).update(toSign).digest('hex');
  headers['authorization'] =
    `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, ` +
    `SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return headers;
}

/** The headers of a request with those that signing adds, and when it is signed. */
function withWhatIsSigned(
  { credentials, service }: Signing,
  { headers: given, body }: WireRequest,
  host: string,
): { readonly headers: Record<string, string>; readonly time: string } {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  delete headers['authorization'];
  delete headers['content-length'];
  headers['host'] = host;
  if (credentials.sessionToken) headers['x-amz-security-token'] ||= credentials.sessionToken;
  if (service === 's3') headers['x-amz-content-sha256'] ||= hash('sha256', body);
  const { date } = headers;
  const time = headers['x-amz-date'] || basicFormat(date ? Date.parse(date) : Date.now());
  // One date is enough: a request that brings the older header is signed with that.
  if (date === undefined) headers['x-amz-date'] = time;
  else delete headers['x-amz-date'];
  return { headers, time };
}

function canonicalRequest(
  { method, path: given, body }: WireRequest,
  service: string,
  headers: Readonly<Record<string, string>>,
  signed: readonly string[],
): string {
  const { path, query } = canonicalPath(given, service);
  const lines = signed.map((name) => `${name}:${oneLine(headers[name] ?? '')}\n`);
  const digest = headers['x-amz-content-sha256'] || hash('sha256', body);
  return `${method}\n${path}\n${query}\n${lines.join('')}\n${signed.join(';')}\n${digest}`;
}

function oneLine(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}
