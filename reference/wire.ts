/** A request as the emulator sees it; header names in lower case. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
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
 * Ways of the wire: content codings, chunked or closing connections, a pause, and two faults: no
 * answer at all, and a connection that is cut after the headers and half of the body.
 */
export type Transport =
  | 'gzip'
  | 'deflate'
  | 'br'
  | 'chunked'
  | 'close'
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
