import aws4 from 'aws4';
import type { WireRequest } from '../contracts/wire.ts';

/** An AWS key pair, with a session token when it is temporary. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Where and as whom requests are signed. */
export interface Signing {
  readonly credentials: Credentials;
  readonly region: string;
  /** The service name in the credential scope. */
  readonly service: string;
}

/** Gives all headers of a request, with those that sign it for an endpoint. */
export type Signer = (request: WireRequest, endpoint: URL) => Record<string, string>;

/** Makes a signer by AWS Signature Version 4; the key of the day is derived once. */
export function createSigner({ credentials, region, service }: Signing): Signer {
  return ({ method, path, headers, body }, endpoint) => {
    const untyped = headers['content-type'] === undefined;
    const signed = aws4.sign(
      {
        method,
        path,
        service,
        region,
        body,
        headers: { ...headers, host: endpoint.host },
        // The signer gives a request without a media type one of its own.
        ...(untyped && { extraHeadersToIgnore: { 'content-type': true } }),
      },
      { ...credentials },
    );
    const all = Object.entries(signed.headers ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]);
    return Object.fromEntries(
      all.filter(([name]) => !(untyped && name === 'content-type') && name !== 'content-length'),
    );
  };
}
