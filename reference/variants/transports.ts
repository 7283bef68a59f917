import { replacing, type Variant } from '../catalogue-entry.ts';
import type { ServiceRequest, Transport } from '../wire.ts';

/** Unusual ways of the wire. */
export const transportVariants: readonly Variant[] = [
  coding('gzip', 'answers are compressed with gzip'),
  coding('deflate', 'answers are compressed with deflate'),
  coding('br', 'answers are compressed with Brotli'),
  sent('chunked', 'answers come in chunks', 'RFC 9112, section 7.1'),
  sent('close', 'every connection is closed after one answer', 'RFC 9112, section 9.6'),
  sent('upper-case-headers', 'header names are in upper case', 'RFC 9110, section 5.1'),
  sent('slow', 'answers take 30 ms', 'no time is promised'),
];

/** Compresses for those who do not say that they cannot read it. */
function coding(transport: Transport, title: string): Variant {
  return sent(transport, title, 'RFC 9110, section 12.5.3', ({ headers }) => {
    const accepted = headers['accept-encoding'];
    return accepted === undefined || accepted.includes(transport);
  });
}

function sent(
  transport: Transport,
  title: string,
  allowedBy: string,
  when: (request: ServiceRequest) => boolean = () => true,
): Variant {
  return {
    name: `transport-${transport}`,
    title,
    allowedBy,
    change: replacing(({ send }) => ({
      send: (response, request) => {
        const before = send(response, request);
        // A connection that is broken stays so.
        return when(request) ? { transport, ...before } : before;
      },
    })),
  };
}
