import { messageOf } from '../../contracts/message-of.ts';
import type { WireRequest } from '../../contracts/wire.ts';

/** Methods that the Fetch standard gives no body. */
const bodiless: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * A request of the Fetch standard with the bytes that HTTP would carry; or why there is none, for
 * some requests that HTTP can carry cannot be made: a GET with a body, and some methods.
 */
export function toRequest(
  { method, path, body }: WireRequest,
  headers: Readonly<Record<string, string>>,
  base: URL,
): Request | string {
  const bytes = new TextEncoder().encode(body);
  if (bytes.length > 0 && bodiless.has(method.toUpperCase())) {
    return `a fetch Request cannot be a ${method} with a body`;
  }
  try {
    return new Request(`${base.origin}${base.pathname.replace(/\/$/, '')}${path}`, {
      method,
      headers: { ...headers, 'content-length': String(bytes.length) },
      ...(bodiless.has(method.toUpperCase()) ? {} : { body: bytes }),
    });
  } catch (error) {
    return `no fetch Request can be made of it: ${messageOf(error)}`;
  }
}
