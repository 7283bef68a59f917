import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAnswer, type EmulatorOptions } from './create-answer.ts';
import { readRequest } from './http/read-request.ts';
import { writeResponse } from './http/write-response.ts';

/** Where and how the emulator is served. */
export interface ServeOptions extends EmulatorOptions {
  /** 127.0.0.1 by default. */
  readonly host?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
}

/** A running server; `url` has no trailing slash. */
export interface Served {
  readonly url: string;
  /** Closes all connections, busy ones too. */
  close(): Promise<void>;
}

/**
 * Serves the emulator over HTTP with keep-alive connections. @throws RangeError for
 * a name that is in no catalogue, and the system's error for a port that cannot be had.
 */
export async function serveReference(options: ServeOptions = {}): Promise<Served> {
  const { host = '127.0.0.1', port = 0, latencyMs = 0 } = options;
  const answer = await createAnswer(options);
  const server = http.createServer((incoming, outgoing) => {
    const respond = async () => {
      const request = await readRequest(incoming);
      if (latencyMs > 0) await sleep(latencyMs);
      await writeResponse(answer(request), outgoing);
    };
    respond().catch(() => outgoing.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function portOf(server: http.Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
