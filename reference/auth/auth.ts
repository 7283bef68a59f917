import type { ServiceError } from '../service-error.ts';
import type { ServiceRequest } from '../wire.ts';

/** The credentials that requests must be signed with, and what their scope must name. */
export interface Auth {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Given for temporary credentials, whose requests must carry it. */
  readonly sessionToken?: string;
  readonly region: string;
  /** `ssm` by default. */
  readonly service?: string;
  /** The time by which signatures expire, in milliseconds since 1970; the clock's by default. */
  readonly now?: () => number;
}

/** What an Authorization header says, taken apart but not yet believed. */
export interface SignedRequest {
  readonly request: ServiceRequest;
  readonly algorithm: string;
  /** Key id, date, region, service and terminator. */
  readonly credential: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** When it was signed, as the headers have it. */
  readonly date: string;
}

/** One thing that a signature is checked for; `refusal` gives the error when it is not met. */
export interface SignatureCheck {
  /** What a defect names to leave it out. */
  readonly name: string;
  readonly refusal: (signed: SignedRequest, auth: Auth) => ServiceError | undefined;
}
