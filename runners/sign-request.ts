import aws4 from 'aws4';
import { remember } from '../contracts/remember.ts';
import type { WireRequest } from '../contracts/wire.ts';
import type { Signer, Signing } from './signing.ts';
import { signedAs } from './signing-forms.ts';

/** Asked of a URL, its host is put together anew each time. */
const hostOf = remember((endpoint: URL) => endpoint.host);

/** Makes a signer by AWS Signature Version 4; the key of the day is derived once. */
export function createSigner(signing: Signing): Signer {
  return (request, endpoint) =>
    request.signing
      ? signedAs(request.signing, signPlainly, signing, request, endpoint)
      : signPlainly(signing, request, endpoint);
}

/** Names of headers, as the signer takes them. */
type Names = Readonly<Record<string, true>>;

/** Its value is the transport's to set. */
const always: Names = { 'content-length': true };

/** The signer adds a media type and a date of its own to a request that has none, or another. */
function notToBeAdded(headers: WireRequest['headers']): Names {
  if (headers['content-type'] !== undefined && headers['date'] === undefined) return always;
  return {
    ...always,
    ...(headers['content-type'] === undefined && { 'content-type': true }),
    ...(headers['date'] !== undefined && { 'x-amz-date': true }),
  };
}

function signPlainly(
  { credentials, region, service }: Signing,
  { method, path, headers, body }: WireRequest,
  endpoint: URL,
  notSigned: Names = {},
): Record<string, string> {
  const removed = notToBeAdded(headers);
  const unsigned = {
    method,
    path,
    service,
    region,
    body,
    headers: { ...headers, host: hostOf(endpoint) },
    extraHeadersToIgnore: { ...removed, ...notSigned },
  };
  const sent: Record<string, string> = {};
  const signed = aws4.sign(unsigned, credentials).headers ?? {};
  for (const name of Object.keys(signed)) {
    const lowerCase = name.toLowerCase();
    if (!removed[lowerCase]) sent[lowerCase] = String(signed[name]);
  }
  return sent;
}
