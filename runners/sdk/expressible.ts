import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contracts/contract.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { inspectRequest, operationIn, protocolOf } from '../../contracts/protocols/protocols.ts';
import type { WireRequest } from '../../contracts/wire.ts';
import type { SdkRequest } from './sdk-package.ts';

const ofTheWire = 'a client of the SDK writes requests itself: this one is about how it is written';
const ofSigning = 'a client of the SDK signs requests itself: this one is about how it is signed';

/** The members by which a client would write a request; or why none would write it. */
export function membersOf(contract: Contract, request: WireRequest): JsonObject | string {
  if (request.signing !== undefined) return ofSigning;
  const { members, violations } = inspectRequest(contract)(request);
  // What is very large or deep is about the wire as well, and more than a client could take apart.
  if (!members || violations.some(({ fault }) => fault === 'big-body')) return ofTheWire;
  const { method, path, headers, body } = protocolOf(contract).encode(contract, members);
  const plain = { method, path, headers, body };
  return isDeepStrictEqual(plain, { ...request }) ? members : ofTheWire;
}

/** A request of a client as ours are. */
export function wireRequestOf({ method, path, headers, body }: SdkRequest): WireRequest {
  const lowerCase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, headers: Object.fromEntries(lowerCase), body: textOf(body) };
}

/** Bytes in newer clients, which must not be asked for text, and text in older ones. */
function textOf(body: unknown): string {
  if (!ArrayBuffer.isView(body)) return typeof body === 'string' ? body : '';
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
}

/** Why what a client wrote is not the request that was meant; undefined when it is. */
export function differenceIn(
  contract: Contract,
  members: JsonObject,
  written: WireRequest,
): string | undefined {
  if (operationIn(written) !== operationIn(protocolOf(contract).encode(contract, {}))) {
    return 'the client of the SDK calls another operation';
  }
  const { members: sent = {} } = inspectRequest(contract)(written);
  if (isDeepStrictEqual(sent, members)) return undefined;
  return 'a client of the SDK does not send this: it leaves nulls and unknown members out';
}
