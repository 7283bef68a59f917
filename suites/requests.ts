import type { Contract } from '../contracts/contract.ts';
import type { JsonObject } from '../contracts/json.ts';
import { contentTypeOf } from '../contracts/read-contract.ts';
import type { WireRequest } from '../contracts/wire.ts';

/** A well-formed POST of the operation with these members. */
export function requestOf(contract: Contract, members: JsonObject): WireRequest {
  return requestWithBody(contract, JSON.stringify(members));
}

/** A POST of the operation, well-formed but for its body, which is sent as it is. */
export function requestWithBody(contract: Contract, body: string): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': contentTypeOf(contract), 'x-amz-target': contract.target },
    body,
  };
}

/** The same request with other headers; a header given as undefined is left out. */
export function withHeaders(
  request: WireRequest,
  headers: Readonly<Record<string, string | undefined>>,
): WireRequest {
  const kept = Object.entries({ ...request.headers, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...request, headers: Object.fromEntries(kept) };
}

/**
 * The JSON text of an object in which one member's value is raw text: for numbers, such as `1e1`,
 * that JSON.stringify would write in another way.
 */
export function withRawMember(members: JsonObject, name: string, raw: string): string {
  const { [name]: _, ...rest } = members;
  const others = JSON.stringify(rest).slice(1, -1);
  return `{${others}${others === '' ? '' : ','}${JSON.stringify(name)}:${raw}}`;
}
