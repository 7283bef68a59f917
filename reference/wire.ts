/** A request as the emulator sees it; header names in lower case. */
export interface ServiceRequest {
  readonly method: string;
  /** The path, with the query if there is one. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as it comes off the wire: the body may still be bytes. */
export interface RawRequest extends Omit<ServiceRequest, 'body'> {
  readonly body: string | Uint8Array;
}

/** An answer of the emulator; header names in lower case. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How it is put on the wire, where that is not the plain way. */
  readonly transport?: Transport;
}

/**
 * Ways of the wire: content codings, chunked or closing connections, header names in upper case, a
 * pause, and three faults: no answer at all, a connection that breaks before the answer, and one
 * that is cut after the headers and half of the body.
 */
export type Transport =
  | 'gzip'
  | 'deflate'
  | 'br'
  | 'chunked'
  | 'close'
  | 'upper-case-headers'
  | 'slow'
  | 'hang'
  | 'reset'
  | 'cut';

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** True for a JSON object: neither null nor an array. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for an array, with elements that are unknown rather than `any`. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Decodes the body as UTF-8; one that is not stays unreadable, and is refused as such. */
export function decodeRequest({ body, ...rest }: RawRequest): ServiceRequest {
  return { ...rest, body: typeof body === 'string' ? body : decode(body) };
}

// A byte-order mark is kept: what becomes of it is for the parser to say.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return '\uFFFD';
  }
}
