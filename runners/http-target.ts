import type { IncomingMessage, RequestOptions } from 'node:http';
import http from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import type { Fault, Reply, WireRequest } from '../contracts/wire.ts';
import type { Signer } from './sign-request.ts';
import type { Target } from './target.ts';

/** Bounds and connections of an HTTP target. */
export interface HttpTargetOptions {
  readonly endpoint: URL;
  readonly sign: Signer;
  /** Milliseconds for one whole exchange. */
  readonly timeoutMs: number;
  readonly maxConnections: number;
  /** Bytes of one response, before and after decoding. */
  readonly maxBytes?: number;
}

/**
 * An HTTP endpoint on keep-alive connections. Requests are sent as they are, faults and all; what
 * the peer does, however odd, becomes a reply and never an exception.
 */
export function createHttpTarget(options: HttpTargetOptions): Target {
  const { endpoint, sign, maxConnections } = options;
  const agent = new http.Agent({ keepAlive: true, maxSockets: maxConnections });
  return {
    kind: 'http',
    endpoint: endpoint.href.replace(/\/$/, ''),
    send: (request) => exchange(options, agent, request, sign(request, endpoint)),
    close: async () => agent.destroy(),
  };
}

function exchange(
  options: HttpTargetOptions,
  agent: http.Agent,
  request: WireRequest,
  headers: Record<string, string>,
): Promise<Reply> {
  const { endpoint, timeoutMs } = options;
  const body = Buffer.from(request.body, 'utf8');
  return new Promise((resolve) => {
    const settings: RequestOptions = {
      agent,
      hostname: endpoint.hostname.replace(/^\[|\]$/g, ''),
      port: endpoint.port || 80,
      path: pathOf(endpoint, request),
      method: request.method,
      headers: { ...headers, 'content-length': body.length },
    };
    const outgoing = http.request(settings, (incoming) => {
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
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      resolve(silence(faultOf(error), error.message));
    });
    outgoing.end(body);
  });
}

function pathOf(endpoint: URL, request: WireRequest): string {
  return `${endpoint.pathname.replace(/\/$/, '')}${request.path}`;
}

async function readResponse(
  { maxBytes = 16 * 1024 * 1024 }: HttpTargetOptions,
  incoming: IncomingMessage,
): Promise<Reply> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > maxBytes) return silence('too-large', `a response of more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    return silence('reset', `the response broke off after ${size} bytes: ${messageOf(error)}`);
  }
  const headers = headersOf(incoming);
  const body = await decode(Buffer.concat(chunks), headers['content-encoding'], maxBytes);
  if (body === undefined) {
    return silence('malformed', `a body that is not ${headers['content-encoding']}`);
  }
  const response = { status: incoming.statusCode ?? 0, headers, body: body.toString('utf8') };
  return { kind: 'response', response };
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Undoes the content coding; a coding that nobody asked for is still read. */
async function decode(
  body: Buffer,
  coding: string | undefined,
  maxOutputLength: number,
): Promise<Buffer | undefined> {
  const limit = { maxOutputLength };
  try {
    switch (coding?.trim().toLowerCase()) {
      case 'gzip':
      case 'x-gzip':
        return body.length === 0 ? body : await promisify(gunzip)(body, limit);
      case 'deflate':
        // Both forms are in use: with the zlib header, as the RFC says, and without.
        return await promisify(inflate)(body, limit).catch(() =>
          promisify(inflateRaw)(body, limit),
        );
      case 'br':
        return await promisify(brotliDecompress)(body, limit);
      default:
        return body;
    }
  } catch {
    return undefined;
  }
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
  const code = error.code ?? '';
  if (unreachable.has(code)) return 'unreachable';
  return code.startsWith('HPE_') ? 'malformed' : 'reset';
}

function silence(fault: Fault, detail: string): Reply {
  return { kind: 'no-response', fault, detail };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
