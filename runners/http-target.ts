import http, { Agent } from 'node:http';
import https from 'node:https';
import { messageOf } from '../contracts/message-of.ts';
import type { Url } from '../contracts/platform-types.ts';
import { adviceOf } from '../contracts/usage-error.ts';
import type { Reply, TransportFault, WireRequest } from '../contracts/wire.ts';
import { endpointName } from './endpoint-name.ts';
import { HarnessFault, shortageIn } from './harness-fault.ts';
import { ProxyError } from './proxy-error.ts';
import { type Reading, readResponse } from './read-response.ts';
import { signedForNobody } from './sign-for-nobody.ts';
import type { Signer } from './signing.ts';
import type { Target } from './target.ts';
import { type TlsSettings, tlsFault, tlsSettings } from './tls-settings.ts';
import type { Trust } from './trust.ts';

/** A signer that may have to renew its credentials first. */
export type AsyncSigner = (...request: Parameters<Signer>) => Promise<ReturnType<Signer>>;

/** Bounds and connections of an HTTP target. */
export interface HttpTargetOptions {
  readonly endpoint: Url | string;
  /** Signs each request; by default for `test` and `test`, which every emulator takes. */
  readonly sign?: Signer | AsyncSigner;
  /** Milliseconds for one whole exchange; 10,000 by default. */
  readonly timeoutMs?: number;
  /** 128 by default. */
  readonly maxConnections?: number;
  /** Bytes of one response, before and after decoding; 8 MiB by default. */
  readonly maxBytes?: number;
  /** Whom an https endpoint's certificate may be from; the system's authorities by default. */
  readonly trust?: Trust;
  /** An `Agent` of `node:http` that connects in a way of its own, for example through a proxy. */
  readonly agent?: object;
  /** What that proxy is called. */
  readonly proxy?: string;
  /** Gets other credentials to sign with; false when there are none. */
  readonly renew?: () => Promise<boolean>;
}

const mebi = 1024 * 1024;

/** Bytes of all headers of one response; Node by itself takes 16 KiB, which no specification says. */
const maxHeaderSize = mebi;

/** Informational responses before the real one: no specification bounds them, but they must end. */
const mostInformational = 100;

/** How one target's requests go out. */
interface Connection {
  readonly request: typeof http.request;
  /** What all requests have in common; taking a URL apart costs more than it looks. */
  readonly settings: https.RequestOptions & TlsSettings & { readonly agent: Agent };
  /** The path of the endpoint, before that of a request. */
  readonly prefix: string;
}

/**
 * An HTTP endpoint on keep-alive connections. Requests are sent as they are, faults and all; what
 * the peer does, however odd, becomes a reply and never an exception.
 */
export function createHttpTarget(options: HttpTargetOptions): Target {
  const { timeoutMs = 10_000, sign = signedForNobody, proxy, renew } = options;
  const endpoint = new URL(options.endpoint);
  const connection = connectionTo(endpoint, options);
  return {
    kind: 'http',
    endpoint: endpointName(endpoint),
    timeoutMs,
    ...(proxy !== undefined && { proxy }),
    ...(renew && { renew }),
    send: async (request, sending) => {
      const headers = await signed(sign, endpoint, request);
      if (typeof headers === 'string') return silence('unusable', headers);
      const patience = Math.min(timeoutMs, sending?.timeoutMs ?? timeoutMs);
      const { maxBytes = 8 * mebi } = options;
      const bounds = { maxBytes, timeoutMs: patience, share: sending?.share };
      return exchange(bounds, connection, request, headers);
    },
    close: async () => connection.settings.agent.destroy(),
  };
}

/** The headers, or why there are none: credentials that had to be renewed, and could not be. */
async function signed(
  sign: Signer | AsyncSigner,
  endpoint: URL,
  request: WireRequest,
): Promise<Record<string, string> | string> {
  const headers = sign(request, endpoint);
  return headers instanceof Promise ? headers.catch(adviceOf) : headers;
}

function connectionTo(
  endpoint: URL,
  { maxConnections = 128, trust = {}, agent }: HttpTargetOptions,
): Connection {
  const kept = { keepAlive: true, maxSockets: maxConnections };
  const secure = endpoint.protocol === 'https:';
  const settings = {
    ...(secure && tlsSettings(trust)),
    agent: agent instanceof Agent ? agent : secure ? new https.Agent(kept) : new http.Agent(kept),
    protocol: endpoint.protocol,
    hostname: endpoint.hostname.replace(/^\[|\]$/g, ''),
    port: endpoint.port || (secure ? 443 : 80),
    maxHeaderSize,
  };
  const request = secure ? https.request : http.request;
  return { request, settings, prefix: endpoint.pathname.replace(/\/$/, '') };
}

/** What one exchange may take. */
interface ExchangeBounds extends Reading {
  readonly timeoutMs: number;
}

function exchange(
  { timeoutMs, ...reading }: ExchangeBounds,
  { request: start, settings, prefix }: Connection,
  request: WireRequest,
  headers: Record<string, string>,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const own = { ...settings, ...onTheWire(prefix, request, headers) };
    const outgoing = start(own, (incoming) => {
      void readResponse(incoming, reading).then((reply) => {
        clearTimeout(timer);
        // A body that was not read to its end leaves the connection unusable.
        if (reply.kind === 'no-response') outgoing.destroy();
        resolve(reply);
      });
    });
    const giveUp = (fault: TransportFault, detail: string) => {
      clearTimeout(timer);
      resolve(silence(fault, detail));
      outgoing.destroy();
    };
    const timer = setTimeout(() => giveUp('timeout', `nothing within ${timeoutMs} ms`), timeoutMs);
    // Node drops all beyond 2,000, whatever they are.
    outgoing.maxHeadersCount = 0;
    let informational = 0;
    outgoing.on('information', () => {
      informational += 1;
      if (informational <= mostInformational) return;
      giveUp('malformed', `more than ${mostInformational} informational responses`);
    });
    // Without a listener Node closes the connection and says nothing more.
    outgoing.on('upgrade', (_, socket) => {
      socket.destroy();
      giveUp('malformed', 'a switch to another protocol, which nobody asked for');
    });
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      const shortage = shortageIn(error);
      if (shortage !== undefined) reject(new HarnessFault(shortage, { cause: error }));
      const { fault, detail } = tlsFault(error) ?? {
        fault: faultOf(error),
        detail: wordsOf(error),
      };
      resolve(silence(fault, detail));
    });
    outgoing.end(request.body);
  });
}

/** What differs from request to request. */
function onTheWire(
  prefix: string,
  { method, path, body }: WireRequest,
  headers: Record<string, string>,
): Pick<http.RequestOptions, 'path' | 'method' | 'headers'> {
  return {
    path: `${prefix}${path}`,
    method,
    headers: {
      ...headers,
      'content-length': Buffer.byteLength(body),
      // Some servers leave the body of a GET unread, and would take it for the next request.
      ...(method !== 'POST' && { connection: 'close' }),
    },
  };
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

function faultOf(error: Error & { readonly code?: string }): TransportFault {
  if (error instanceof ProxyError) return error.status >= 500 ? 'unreachable' : 'unusable';
  const code = error.code ?? '';
  if (unreachable.has(code)) return 'unreachable';
  return code.startsWith('HPE_') ? 'malformed' : 'reset';
}

/** Of a name with several addresses, each with an error of its own, the whole has no message. */
function wordsOf(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map(messageOf).join(', ');
}

function silence(fault: TransportFault, detail: string): Reply {
  return { kind: 'no-response', fault, detail };
}
