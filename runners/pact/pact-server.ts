import { once } from 'node:events';
import http from 'node:http';
import { isObject, parseJson } from '../../contracts/json.ts';
import type { Reply, WireRequest, WireResponse } from '../../contracts/wire.ts';
import type { StateValues } from './placeholders.ts';

/** What stands between Pact's verifier and the target. */
export interface PactServerOptions {
  /** Sends a request on; undefined for one that nobody expects, which is not sent. */
  readonly answer: (request: WireRequest) => Promise<Reply | undefined>;
  /** The values of a provider state; undefined for one that cannot be set up. */
  readonly setUp: (state: string) => StateValues | undefined;
}

/** A running server on this machine. */
export interface PactServer {
  readonly url: string;
  readonly statesUrl: string;
  /** Milliseconds for which nothing came, and nothing was under way. */
  idleMs(): number;
  close(): void;
}

const statesPath = '/aws-conformance/provider-states';

/** Serves what the verifier sends: requests of interactions, and changes of provider states. */
export async function openPactServer(options: PactServerOptions): Promise<PactServer> {
  let underWay = 0;
  let latest = performance.now();
  const server = http.createServer((incoming, outgoing) => {
    underWay += 1;
    outgoing.once('close', () => {
      underWay -= 1;
      latest = performance.now();
    });
    // Whatever goes wrong here is no answer: Pact then fails the interaction.
    respond(options, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    statesUrl: url + statesPath,
    idleMs: () => (underWay > 0 ? 0 : performance.now() - latest),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(
  { answer, setUp }: PactServerOptions,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const request = await requestIn(incoming);
  if (request.path === statesPath) return changeState(setUp, request, outgoing);
  const reply = await answer(request);
  if (reply?.kind !== 'response') outgoing.destroy();
  else write(reply.response, outgoing);
}

async function requestIn(incoming: http.IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const { method = '', url: path = '' } = incoming;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
  return { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** A state that cannot be set up is an error of the server's: with values left out, Pact goes on. */
function changeState(
  setUp: PactServerOptions['setUp'],
  { body }: WireRequest,
  outgoing: http.ServerResponse,
): void {
  const change = parseJson(body);
  const { state, action } = isObject(change) ? change : {};
  const values = typeof state === 'string' ? setUp(state) : undefined;
  const isDone = values !== undefined || action === 'teardown';
  outgoing.writeHead(isDone ? 200 : 500, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(isDone ? { ...values } : { error: `no state ${String(state)}` }));
}

/** The body is decoded already, and has a length of its own. */
const ofTheConnection = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
]);

function write({ status, headers, body }: WireResponse, outgoing: http.ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!ofTheConnection.has(name) && isValid(name, value)) outgoing.setHeader(name, value);
  }
  outgoing.writeHead(status);
  outgoing.end(body);
}

/** A peer may send what Node would not. */
function isValid(name: string, value: string): boolean {
  try {
    http.validateHeaderName(name);
    http.validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}
