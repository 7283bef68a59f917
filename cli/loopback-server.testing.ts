import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

/** A running server on this machine. */
export interface LoopbackServer {
  readonly port: number;
  readonly url: string;
  close(): void;
}

/** Serves HTTP; each request has been read to its end when the listener is called. */
export function loopbackServer(listener: http.RequestListener): Promise<LoopbackServer> {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => listener(request, response));
  });
  return started(server, () => server.closeAllConnections());
}

/** Serves connections that need not speak HTTP. */
export function rawServer(listener: (socket: net.Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    listener(socket);
  });
  return started(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** A port of this machine on which nothing listens. */
export async function deadPort(): Promise<number> {
  const server = await rawServer(() => undefined);
  server.close();
  return server.port;
}

async function started(server: net.Server, cut: () => void): Promise<LoopbackServer> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): void => {
    cut();
    server.close();
  };
  return { port, url: `http://127.0.0.1:${port}`, close };
}
