import { createHash, createHmac } from 'node:crypto';
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
    sha256(canonicalRequest(signed)),
  ].join('\n');
  const key = scope.reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(text).digest('hex');
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
    sha256(body),
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
