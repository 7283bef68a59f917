import { once } from 'node:events';
import http, {
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import net, { type Socket } from 'node:net';
import type { WireResponse } from '../../contracts/wire.ts';
import { createEmulator } from '../../reference/create-emulator.ts';

/** A request as a hostile server sees it. */
export interface Asked {
  /** Its number, from 1. */
  readonly count: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the reference answers. */
  readonly answer: WireResponse;
  /** What it would answer to the same request with another body. */
  readonly answerTo: (body: string) => WireResponse;
}

/** Answers one request, in whatever way. */
export type Behaviour = (asked: Asked, outgoing: ServerResponse) => void;

/** A server that listens on this machine. */
export interface Hostile {
  readonly url: string;
  /** Requests that came until now. */
  readonly count: () => number;
  /** Takes no connection any more, and breaks those that there are. */
  readonly refuse: () => void;
  readonly close: () => void;
}

/** The reference behind a server that does with each answer as it likes. */
export async function serveHostile(behave: Behaviour): Promise<Hostile> {
  const { answer } = await createEmulator();
  let count = 0;
  const listener: RequestListener = (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => undefined);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      count += 1;
      const body = Buffer.concat(chunks).toString();
      const { method = '', url: path = '', headers } = incoming;
      const plain = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      const form = { method, path, headers: Object.fromEntries(plain) };
      const answerTo = (other: string) => answer({ ...form, body: other });
      behave({ count, path, headers, body, answer: answerTo(body), answerTo }, outgoing);
    });
  };
  const server = http.createServer({ keepAliveTimeout: 60_000 }, listener);
  server.on('clientError', (_, socket) => socket.destroy());
  const url = await listening(server);
  const refuse = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, count: () => count, refuse, close: refuse };
}

/** A peer that says to each connection what it likes, once something was said to it. */
export async function serveRaw(speak: (socket: Socket) => void): Promise<Hostile> {
  const sockets = new Set<Socket>();
  let count = 0;
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', () => {
      count += 1;
      speak(socket);
    });
  });
  const url = await listening(server);
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url, count: () => count, refuse: close, close };
}

async function listening(server: net.Server): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** Begins an answer with its own status and headers, and others besides; the body may be any. */
export function begin(
  { answer }: Asked,
  outgoing: ServerResponse,
  headers: OutgoingHttpHeaders = {},
): ServerResponse {
  const { 'content-length': _, ...own } = answer.headers;
  return outgoing.writeHead(answer.status, { ...headers, ...own });
}

/** Sends an answer as it is, or with another body. */
export function send(
  asked: Asked,
  outgoing: ServerResponse,
  body: string | Buffer = asked.answer.body,
): void {
  begin(asked, outgoing, { 'content-length': Buffer.byteLength(body) }).end(body);
}
