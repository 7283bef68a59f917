import type { JsonObject } from '../../json.ts';
import type { WireRequest } from '../../wire.ts';
import type { Addressed } from '../protocol.ts';

/** AWS JSON puts nothing but names into the head of a request. */
export type Named = Pick<Addressed, 'serviceShape' | 'operation'>;

/** `AmazonSSM.DescribeThings`: how AWS JSON names an operation. */
export function targetOf({ serviceShape, operation }: Named): string {
  return `${serviceShape}.${operation}`;
}

/** A POST of the operation, well-formed but for its body, which is sent as it is. */
export function encodeText(operation: Named, mediaType: string, body: string): WireRequest {
  return {
    method: 'POST',
    path: '/',
    headers: { 'content-type': mediaType, 'x-amz-target': targetOf(operation) },
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
