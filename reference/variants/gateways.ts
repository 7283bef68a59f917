import { replacing, type Variant } from '../catalogue-entry.ts';
import { targetPrefix } from '../operation/dispatch.ts';

/** Requests that are not the operation's, answered by what stands before it. */
export const gatewayVariants: readonly Variant[] = [
  {
    name: 'body-limit-of-100-kilobytes',
    title: 'bodies above 100 kB get 413 from a gateway',
    allowedBy: 'recorded of other services',
    change: replacing(({ send }) => ({
      send: (response, request) =>
        request.body.length > 100_000
          ? {
              status: 413,
              headers: { 'content-type': 'text/html' },
              body: '<html>413 Request Entity Too Large</html>',
            }
          : send(response, request),
    })),
  },
  ...[400, 404, 405, 501].map(
    (status): Variant => ({
      name: `other-methods-${status}`,
      title: `other methods get HTTP ${status} and an HTML page`,
      allowedBy: 'only POST is the operation',
      change: replacing(({ send }) => ({
        send: (response, request) =>
          request.method === 'POST'
            ? send(response, request)
            : { status, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
      })),
    }),
  ),
  {
    name: 'other-methods-reset',
    title: 'the connection is closed on other methods',
    allowedBy: 'only POST is the operation',
    change: replacing(({ send }) => ({
      send: (response, request) =>
        request.method === 'POST'
          ? send(response, request)
          : { ...send(response, request), transport: 'reset' },
    })),
  },
  ...[400, 404].map(
    (status): Variant => ({
      name: `unrouted-${status}-xml`,
      title: `a request that does not name the service gets HTTP ${status} and XML`,
      allowedBy: 'what stands before the service has a form of its own',
      change: replacing(({ send }) => ({
        send: (response, request) =>
          request.headers['x-amz-target']?.startsWith(targetPrefix) || request.method !== 'POST'
            ? send(response, request)
            : {
                status,
                headers: { 'content-type': 'text/xml' },
                body: '<ErrorResponse><Error><Code>MissingAction</Code></Error></ErrorResponse>',
              },
      })),
    }),
  ),
  {
    name: 'get-is-a-health-page',
    title: 'GET gets a page of 200 that says the server is up',
    allowedBy: 'only POST is the operation',
    change: replacing(({ send }) => ({
      send: (response, request) =>
        request.method === 'GET'
          ? {
              status: 200,
              headers: { 'content-type': 'application/json' },
              body: '{"status":"running"}',
            }
          : send(response, request),
    })),
  },
  ...[404, 415].map(
    (status): Variant => ({
      name: `other-media-types-${status}`,
      title: `a request of another media type gets HTTP ${status}`,
      allowedBy: 'services differ',
      change: replacing(({ send }) => ({
        send: (response, request) =>
          request.headers['content-type']?.startsWith('application/x-amz-json-1.1')
            ? send(response, request)
            : {
                status,
                headers: { 'content-type': 'text/xml' },
                body: '<UnknownOperationException/>',
              },
      })),
    }),
  ),
];
