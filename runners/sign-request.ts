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

function signPlainly(
  { credentials, region, service }: Signing,
  { method, path, headers, body }: WireRequest,
  endpoint: URL,
  notSigned: readonly string[] = [],
): Record<string, string> {
  // The signer adds a media type and a date of its own to a request that has none, or another.
  const ignored = [
    // Its value is the transport's to set.
    'content-length',
    ...(headers['content-type'] === undefined ? ['content-type'] : []),
    ...(headers['date'] === undefined ? [] : ['x-amz-date']),
  ];
  const unsigned = {
    method,
    path,
    service,
    region,
    body,
    headers: { ...headers, host: hostOf(endpoint) },
    extraHeadersToIgnore: Object.fromEntries(
      [...ignored, ...notSigned].map((name) => [name, true]),
    ),
  };
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(
    aws4.sign(unsigned, { ...credentials }).headers ?? {},
  )) {
    if (!ignored.includes(name.toLowerCase())) sent[name.toLowerCase()] = String(value);
  }
  return sent;
}
