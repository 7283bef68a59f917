import { once } from 'node:events';
import http from 'node:http';

/** A request as a server saw it. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Answers a request itself and gives true, or leaves it to the server behind. */
type Intervene = (seen: Seen, response: http.ServerResponse) => boolean;

/** A running proxy. */
export interface RecordingProxy {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Cuts all connections and refuses new ones, until `accept`. */
  refuse(): void;
  accept(): void;
  close(): void;
}

/** Stands before a server on this machine, notes each request, and passes it on as it is. */
export async function recordingProxy(
  behind: string,
  intervene: Intervene = () => false,
): Promise<RecordingProxy> {
  const seen: Seen[] = [];
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = '', url: path = '', headers } = incoming;
    const one = { method, path, headers, body: body.toString('utf8') };
    seen.push(one);
    if (!intervene(one, outgoing)) passOn(behind, one, body, outgoing);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    refuse: close,
    accept: () => void server.listen(port, '127.0.0.1'),
    close,
  };
}

/** The host stays that of the proxy: it is part of what is signed. */
function passOn(behind: string, seen: Seen, body: Buffer, outgoing: http.ServerResponse): void {
  const { method, path, headers } = seen;
  const request = http.request(new URL(path, behind), { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  request.on('error', () => outgoing.destroy());
  request.end(body);
}
