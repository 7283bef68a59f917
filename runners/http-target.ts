import { isUtf8 } from 'node:buffer';
import http, { type Agent, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { messageOf } from '../contracts/message-of.ts';
import { plural } from '../contracts/plural.ts';
import { adviceOf } from '../contracts/usage-error.ts';
import type { Fault, Reply, WireRequest } from '../contracts/wire.ts';
import { decodeBody, tooLarge } from './decode-body.ts';
import { endpointName } from './endpoint-name.ts';
import { ProxyError } from './proxy-error.ts';
import type { Signer } from './signing.ts';
import type { Target } from './target.ts';
import { type TlsSettings, type Trust, tlsFault, tlsSettings } from './tls-settings.ts';

/** A signer that may have to renew its credentials first. */
export type AsyncSigner = (...request: Parameters<Signer>) => Promise<ReturnType<Signer>>;

/** Bounds and connections of an HTTP target. */
export interface HttpTargetOptions {
  readonly endpoint: URL;
  readonly sign: Signer | AsyncSigner;
  /** Milliseconds for one whole exchange. */
  readonly timeoutMs: number;
  readonly maxConnections: number;
  /** Bytes of one response, before and after decoding. */
  readonly maxBytes?: number;
  /** Whom an https endpoint's certificate may be from; the system's authorities by default. */
  readonly trust?: Trust;
  /** Connects in a way of its own, for example through a proxy; closed with the target. */
  readonly agent?: Agent;
  /** What that proxy is called. */
  readonly proxy?: string;
  /** Gets other credentials to sign with; false when there are none. */
  readonly renew?: () => Promise<boolean>;
}

/** Bytes of all headers of one response; Node by itself takes 16 KiB, which no specification says. */
const maxHeaderSize = 1024 * 1024;

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
  const { endpoint, proxy, renew } = options;
  const connection = connectionTo(options);
  return {
    kind: 'http',
    endpoint: endpointName(endpoint),
    ...(proxy !== undefined && { proxy }),
    ...(renew && { renew }),
    send: async (request) => {
      const headers = await signed(options, request);
      return typeof headers === 'string'
        ? silence('unusable', headers)
        : exchange(options, connection, request, headers);
    },
    close: async () => connection.settings.agent.destroy(),
  };
}

/** The headers, or why there are none: credentials that had to be renewed, and could not be. */
async function signed(
  { sign, endpoint }: HttpTargetOptions,
  request: WireRequest,
): Promise<Record<string, string> | string> {
  const headers = sign(request, endpoint);
  return headers instanceof Promise ? headers.catch(adviceOf) : headers;
}

function connectionTo({
  endpoint,
  maxConnections,
  trust = {},
  agent,
}: HttpTargetOptions): Connection {
  const kept = { keepAlive: true, maxSockets: maxConnections };
  const secure = endpoint.protocol === 'https:';
  const settings = {
    ...(secure && tlsSettings(trust)),
    agent: agent ?? (secure ? new https.Agent(kept) : new http.Agent(kept)),
    protocol: endpoint.protocol,
    hostname: endpoint.hostname.replace(/^\[|\]$/g, ''),
    port: endpoint.port || (secure ? 443 : 80),
    maxHeaderSize,
  };
  const request = secure ? https.request : http.request;
  return { request, settings, prefix: endpoint.pathname.replace(/\/$/, '') };
}

function exchange(
  options: HttpTargetOptions,
  { request: start, settings, prefix }: Connection,
  request: WireRequest,
  headers: Record<string, string>,
): Promise<Reply> {
  const { timeoutMs } = options;
  return new Promise((resolve) => {
    const own = {
      ...settings,
      path: `${prefix}${request.path}`,
      method: request.method,
      headers: {
        ...headers,
        'content-length': Buffer.byteLength(request.body),
        // Some servers leave the body of a GET unread, and would take it for the next request.
        ...(request.method !== 'POST' && { connection: 'close' }),
      },
    };
    const outgoing = start(own, (incoming) => {
      void readResponse(options, incoming).then((reply) => {
        clearTimeout(timer);
        // A body that was not read to its end leaves the connection unusable.
        if (reply.kind === 'no-response') outgoing.destroy();
        resolve(reply);
      });
    });
    const timer = setTimeout(() => {
      resolve(silence('timeout', `nothing within ${timeoutMs} ms`));
      outgoing.destroy();
    }, timeoutMs);
    // Without a listener Node closes the connection and says nothing more.
    outgoing.on('upgrade', (_, socket) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(silence('malformed', 'a switch to another protocol, which nobody asked for'));
    });
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      const { fault, detail } = tlsFault(error) ?? {
        fault: faultOf(error),
        detail: wordsOf(error),
      };
      resolve(silence(fault, detail));
    });
    outgoing.end(request.body);
  });
}

async function readResponse(
  { maxBytes = 16 * 1024 * 1024 }: HttpTargetOptions,
  incoming: IncomingMessage,
): Promise<Reply> {
  const raw = await readBody(incoming, maxBytes);
  if (!Buffer.isBuffer(raw)) return raw;
  const headers = headersOf(incoming);
  const body = await decodeBody(raw, headers['content-encoding'], maxBytes);
  if (!Buffer.isBuffer(body)) return body;
  const response = { status: incoming.statusCode ?? 0, headers, body: body.toString('utf8') };
  return { kind: 'response', response: isUtf8(body) ? response : { ...response, notUtf8: true } };
}

/** By events: iterating over a stream takes several times as long, for each of many answers. */
function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | Reply> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else resolve(tooLarge(maxBytes));
    });
    incoming.on('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks)),
    );
    const broken = (why: string) =>
      resolve(silence('reset', `the response broke off after ${plural(size, 'byte')}: ${why}`));
    incoming.on('error', (error) => broken(messageOf(error)));
    incoming.on('close', () => {
      if (!incoming.complete) broken('the connection was closed');
    });
  });
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);

function faultOf(error: NodeJS.ErrnoException): Fault {
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

function silence(fault: Fault, detail: string): Reply {
  return { kind: 'no-response', fault, detail };
}
