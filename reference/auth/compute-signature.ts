import { bytesOf, hexOf, hmacSha256, sha256 } from '../bytes.ts';
import type { ServiceRequest } from '../wire.ts';
import type { SignedRequest } from './auth.ts';
import { isoDate } from './signing-time.ts';

/** The signature that a request ought to have, for the scope that it claims (Signature Version 4). */
export function computeSignature(signed: SignedRequest, secretAccessKey: string): string {
  const scope = signed.credential.slice(1);
  const text = [
    signed.algorithm,
    isoDate(signed.date),
    scope.join('/'),
    hexOf(sha256(canonicalRequest(signed))),
  ].join('\n');
  const key = scope.reduce<Uint8Array>(hmacSha256, bytesOf(`AWS4${secretAccessKey}`));
  return hexOf(hmacSha256(key, text));
}

function canonicalRequest({ request, signedHeaders }: SignedRequest): string {
  const { method, path, headers, body } = request;
  const [pathname = '/', query = ''] = path.split('?', 2);
  const lines = signedHeaders.map((name) => `${name}:${canonicalValue(headers, name)}\n`);
  return [
    method,
    // Every service but one encodes the path a second time.
    pathname.split('/').map(encode).join('/'),
    query.split('&').filter(Boolean).map(canonicalPair).sort().join('&'),
    lines.join(''),
    signedHeaders.join(';'),
    hexOf(sha256(body)),
  ].join('\n');
}

function canonicalValue(headers: ServiceRequest['headers'], name: string): string {
  return (headers[name] ?? '').trim().replaceAll(/\s+/g, ' ');
}

function canonicalPair(pair: string): string {
  return pair.includes('=') ? pair : `${pair}=`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
