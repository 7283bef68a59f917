/**
 * Ways to sign a request. The last two are valid; the others are faults that a target which
 * checks signatures must refuse.
 */
export type SigningForm =
  | 'unsigned'
  | 'wrong-signature'
  | 'unknown-key'
  | 'invalid-session-token'
  | 'expired'
  | 'of-the-future'
  | 'host-not-signed'
  | 'wrong-region'
  | 'wrong-service'
  | 'changed-body'
  | 'changed-header'
  | 'bad-algorithm'
  | 'malformed-header'
  | 'extra-signed-header'
  | 'date-header';

/** One HTTP request as it goes on the wire, before the runner adds Host and signs it. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as UTF-8. */
  readonly body: string;
  /** How it is signed, where that is what the request is about. */
  readonly signing?: SigningForm;
}

/** One HTTP response, body decoded from its content coding. */
export interface WireResponse {
  readonly status: number;
  /** Names in lower case; repeated headers joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body came in another encoding, and is here with replacement characters. */
  readonly notUtf8?: true;
}

/**
 * Why no HTTP response could be read. `unusable` is a peer that is there and that no request can
 * be sent to, however often it is tried: its certificate is not trusted, for example, or there are
 * no credentials to sign with. `not-carried` was never sent: the target cannot express the request,
 * as a client cannot that writes no body but its own. `threw` and `unhandled` are of code that is
 * called without HTTP: it failed, or nothing in it is for such a request.
 */
export type TransportFault =
  | 'timeout'
  | 'reset'
  | 'unreachable'
  | 'unusable'
  | 'malformed'
  | 'too-large'
  | 'not-carried'
  | 'threw'
  | 'unhandled'
  | 'stopped';

/** What came back for a request: a response, or the reason that there is none. */
export type Reply =
  | { readonly kind: 'response'; readonly response: WireResponse }
  | { readonly kind: 'no-response'; readonly fault: TransportFault; readonly detail: string };

/**
 * What a request is in its case for, where it is not what the case tries. A `control` breaks
 * nothing, and shows that a refusal was for the fault alone. `ground` is judged in a case of its
 * own, and shows here what the target does anyway: with an id of nothing, for example.
 */
export type Role = 'control' | 'ground';

/** What an earlier try of the same request came to: a passing fault, or to come back later. */
export interface EarlierTry {
  readonly sentAt: number;
  readonly durationMs: number;
  /** The beginning of it, without headers. */
  readonly reply: Reply;
}

/** A request with the last reply to it. */
export interface Exchange {
  readonly request: WireRequest;
  readonly reply: Reply;
  /** How many times it was sent: 1 when no retry was needed. */
  readonly attempts: number;
  /** The first of the tries before the last one; absent where there was none. */
  readonly earlier?: readonly EarlierTry[];
  /** Milliseconds since 1970, when it was last sent. */
  readonly sentAt: number;
  readonly durationMs: number;
  /** An earlier case of the run has sent it already, and was judged by it. */
  readonly sentBefore?: true;
  /** Absent for what the case tries, and in recorded traffic. */
  readonly role?: Role;
  /** The reply was not waited for as long as it may take: it is no answer yet. */
  readonly cutShort?: true;
  /** A part of a message was cut off, for it was too long to be shown. */
  readonly shortened?: true;
  /** What a client made of the reply, where one carried the request. */
  readonly client?: ClientReading;
}

/** What a client of an SDK made of a reply. */
export interface ClientReading {
  /** What went wrong, for example `client/members`; empty for a reply that it can use. */
  readonly mistakes: readonly ClientMistake[];
}

/** One thing that a client did not get as it was sent. */
export interface ClientMistake {
  readonly address: 'client/reads' | 'client/members' | 'client/errors' | 'client/paginator';
  readonly expected: string;
  readonly actual: string;
}
