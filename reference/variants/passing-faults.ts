import type { Variant } from '../catalogue-entry.ts';
import { jsonResponse } from '../json-response.ts';
import type { ServiceResponse } from '../wire.ts';

/** Faults that pass: the same request is answered when it is sent again. */
export const passingFaultVariants: readonly Variant[] = [
  passing('throttled-now-and-then', 'one request in seven is throttled', 7, () =>
    jsonResponse(400, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  ),
  passing('too-many-requests-now-and-then', 'one request in seven gets 429', 7, () =>
    jsonResponse(429, { __type: 'TooManyRequestsException' }),
  ),
  passing('throttled-with-503', 'one request in seven gets 503 with a type', 7, () =>
    jsonResponse(503, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
  ),
  passing('throttled-with-429', 'one request in five gets 429 with a type', 5, () =>
    jsonResponse(429, { __type: 'ThrottlingException', message: 'Rate exceeded' }),
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
  passing('too-slow-now-and-then', 'one request in thirteen took too long, with 408', 13, () =>
    jsonResponse(408, { __type: 'RequestTimeoutException' }),
  ),
  passing('reset-now-and-then', 'one connection in seventy breaks', 70, () => ({
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
