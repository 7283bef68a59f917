import type { Url } from '../contracts/platform-types.ts';
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
export type Signer = (request: WireRequest, endpoint: Url) => Record<string, string>;
