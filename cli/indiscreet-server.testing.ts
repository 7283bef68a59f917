import { once } from 'node:events';
import http from 'node:http';
import { createEmulator } from '../reference/create-emulator.ts';
import { isList, isMembers, type Members } from '../reference/wire.ts';

/** What an indiscreet server puts into its answers. */
export interface Indiscretions {
  readonly account: string;
  readonly parameters: string;
  readonly ownerInformation: string;
  /** A value that breaks the type of Parameters, so that a verdict quotes it. */
  readonly mistyped: number;
}

/** A running server; `said` is all that it answered, headers too, as one text for each answer. */
export interface IndiscreetServer {
  readonly port: number;
  readonly said: readonly string[];
  close(): void;
}

/**
 * The emulator with answers that tell everything: items and lists have sensitive members, some of
 * them broken and some changing, errors repeat the headers of the request, and so do headers. Much
 * of what must be refused is not, and much of what must not be is.
 */
export async function indiscreetServer(told: Indiscretions): Promise<IndiscreetServer> {
  const { answer } = await createEmulator();
  const said: string[] = [];
  const server = http.createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const { method = '', url: path = '' } = incoming;
    const body = Buffer.concat(chunks).toString('utf8');
    const honest = answer({ method, path, headers, body });
    const altered = alter(honest.status, honest.body, { told, headers, body, count: said.length });
    const encode = encodingOf(said.length);
    const echoed = {
      'content-type': 'application/x-amz-json-1.1',
      'x-echo': encode(JSON.stringify(headers)),
      'x-owner': encode(`arn:aws:iam::${told.account}:root`),
      'set-cookie': String(headers['x-amz-security-token']),
    };
    said.push(`${JSON.stringify({ ...echoed, headers })}\n${altered.body}`);
    outgoing.writeHead(altered.status, echoed).end(altered.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    said,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** How a proxy or a page of errors might repeat what it was sent. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => Buffer.from(text).toString('base64'),
  (text) => text.replaceAll(/[^\w .:-]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  (text) => text.replaceAll('/', '\\/').replaceAll('=', '\\u003d'),
];

function encodingOf(count: number): (text: string) => string {
  return encodings[count % encodings.length] ?? String;
}

interface Circumstances {
  readonly told: Indiscretions;
  readonly headers: Members;
  readonly body: string;
  readonly count: number;
}

interface Altered {
  readonly status: number;
  readonly body: string;
}

function alter(status: number, body: string, circumstances: Circumstances): Altered {
  const { told, headers, count } = circumstances;
  const sent = `User arn:aws:iam::${told.account}:user/x of ${told.account} sent ${JSON.stringify(headers)}`;
  const message = encodingOf(Math.floor(count / 2))(sent);
  const filtered = circumstances.body.includes('"Filters"') && count % 2 === 0;
  if (status === 200 && !filtered) return { status, body: indiscreet(body, told, count) };
  // A page of HTML, an error in the wrong form, and one in the right form.
  if (count % 3 === 0) return { status: 400, body: `<p>${message}</p>` };
  if (count % 3 === 1) return { status: 200, body: JSON.stringify({ message }) };
  return { status: 400, body: JSON.stringify({ __type: 'ValidationException', message }) };
}

/** Each list of a result with sensitive members in its items. */
function indiscreet(body: string, told: Indiscretions, count: number): string {
  const result: unknown = JSON.parse(body);
  if (!isMembers(result)) return body;
  const entries = Object.entries(result).map(([name, value]) => [
    name,
    isList(value) ? value.map((item, index) => withSecrets(item, told, index + count)) : value,
  ]);
  return JSON.stringify({
    ...Object.fromEntries(entries),
    OwnerInformation: told.ownerInformation,
  });
}

function withSecrets(item: unknown, told: Indiscretions, seed: number): unknown {
  if (!isMembers(item)) return item;
  return {
    ...item,
    Arn: `arn:aws:ssm:us-east-1:${told.account}:maintenancewindow/x`,
    Parameters: seed % 3 === 0 ? told.mistyped : JSON.stringify({ text: told.parameters }),
    OwnerInformation: `${told.ownerInformation} ${seed}`,
  };
}
