import { Readable } from 'node:stream';
import type { Contract } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Exchange, Reply, WireRequest, WireResponse } from '../../contracts/wire.ts';
import type { Send } from '../send-with-retries.ts';
import { differenceIn, membersOf, wireRequestOf } from './expressible.ts';
import { readClient, type Settled } from './read-client.ts';
import type { SdkClient, SdkPackage, SdkRequest, SdkResponse } from './sdk-package.ts';

/** Ends a call of a client that has no answer to read. */
class NoAnswer extends Error {}

/**
 * Sends requests through a client: it writes them, and reads what came. In between they go out as
 * all others do, with our retries and bounds, and the exchange is what went over the wire.
 */
export function callClient(
  contract: Contract,
  sdk: SdkPackage,
  client: SdkClient,
  send: Send,
): Send {
  return async (request, allowance) => {
    const members = membersOf(contract, request);
    if (typeof members === 'string') return notCarried(request, members);
    const command = sdk.command(structuredClone(members));
    let exchange: Exchange | undefined;
    command.middlewareStack.add(
      () => async (sent) => {
        const written = checked(contract, members, sent.request);
        exchange =
          typeof written === 'string'
            ? notCarried(request, written)
            : await send(written, allowance);
        return { response: responseFor(exchange.reply) };
      },
      { step: 'deserialize', priority: 'low' },
    );
    const settled = await settle(client, command);
    if (!exchange) return notCarried(request, `the client of the SDK refuses it: ${said(settled)}`);
    const reading = readClient(contract, sdk, exchange.reply, settled);
    return reading ? { ...exchange, client: reading } : exchange;
  };
}

function checked(contract: Contract, members: JsonObject, sent: SdkRequest): WireRequest | string {
  const written = withoutSignature(wireRequestOf(sent));
  return differenceIn(contract, members, written) ?? written;
}

/** Set by whoever sends it: the signature too, for which credentials may have to be renewed. */
const ofTransport =
  /^(host|content-length|authorization|x-amz-date|x-amz-content-sha256|x-amz-security-token)$/;

/** The request of a client before it was signed. */
export function withoutSignature(request: WireRequest): WireRequest {
  const headers = Object.entries(request.headers).filter(([name]) => !ofTransport.test(name));
  return { ...request, headers: Object.fromEntries(headers) };
}

/** The reply as a client reads it. @throws NoAnswer where there is none. */
export function responseFor(reply: Reply): SdkResponse {
  if (reply.kind === 'no-response') throw new NoAnswer(reply.detail);
  const { status, headers, body }: WireResponse = reply.response;
  // The body is decoded here already.
  const { 'content-encoding': _, ...others } = headers;
  return { statusCode: status, headers: others, body: Readable.from([Buffer.from(body)]) };
}

async function settle(
  client: SdkClient,
  command: Parameters<SdkClient['send']>[0],
): Promise<Settled> {
  try {
    return { kind: 'output', output: await client.send(command) };
  } catch (error) {
    return { kind: 'thrown', error };
  }
}

function said(settled: Settled): string {
  return settled.kind === 'thrown' ? String(settled.error).slice(0, 200) : 'it sends nothing';
}

function notCarried(request: WireRequest, detail: string): Exchange {
  const reply: Reply = { kind: 'no-response', fault: 'not-carried', detail };
  return { request, reply, attempts: 0, sentAt: Date.now(), durationMs: 0 };
}
