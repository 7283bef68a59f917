import { replacing, type Variant } from '../catalogue-entry.ts';
import { jsonResponse } from '../documented-behaviour.ts';
import type { ServiceResponse, Transport } from '../wire.ts';

const titles: Readonly<
  Record<Extract<Transport, 'gzip' | 'deflate' | 'br' | 'chunked' | 'close' | 'slow'>, string>
> = {
  gzip: 'answers are compressed with gzip',
  deflate: 'answers are compressed with deflate',
  br: 'answers are compressed with Brotli',
  chunked: 'answers come in chunks',
  close: 'every connection is closed after one answer',
  slow: 'answers take 30 ms',
};

/** Unusual ways of the wire, and faults that pass. */
export const transportVariants: readonly Variant[] = [
  ...(['gzip', 'deflate', 'br', 'chunked', 'close', 'slow'] as const).map(
    (transport): Variant => ({
      name: `transport-${transport}`,
      title: titles[transport],
      allowedBy: 'HTTP',
      change: replacing(({ send }) => ({
        send: (response, request) => ({ ...send(response, request), transport }),
      })),
    }),
  ),
  passing('throttled-now-and-then', 'one request in seven is throttled', 7, () =>
    jsonResponse(400, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  ),
  passing('too-many-requests-now-and-then', 'one request in seven gets 429', 7, () =>
    jsonResponse(429, { __type: 'TooManyRequestsException' }),
  ),
  passing('throttled-one-in-three', 'one request in three is throttled', 3, () =>
    jsonResponse(400, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  ),
  passing('unavailable-now-and-then', 'one request in seven gets 503', 7, () => ({
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html>503 Service Unavailable</html>',
  })),
  passing('internal-error-now-and-then', 'one request in eleven is an internal error', 11, () =>
    jsonResponse(500, { __type: 'InternalServerError' }),
  ),
  passing('reset-now-and-then', 'one connection in eleven breaks', 11, () => ({
    ...jsonResponse(200, {}),
    transport: 'reset',
  })),
];

/** Answers one request in `every` with a fault that is gone when it is sent again. */
function passing(
  name: string,
  title: string,
  every: number,
  fault: () => ServiceResponse,
): Variant {
  return {
    name,
    title,
    allowedBy: 'clients retry throttling and passing faults',
    change: (behaviour) => {
      let calls = 0;
      return {
        ...behaviour,
        send: (response, request) => {
          calls += 1;
          return calls % every === 0 ? fault() : behaviour.send(response, request);
        },
      };
    },
  };
}
