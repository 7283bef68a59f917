import { bytesOf } from './bytes.ts';
import type { Answer } from './create-answer.ts';
import type { RawRequest, ServiceResponse } from './wire.ts';

/**
 * Answers a request of the Fetch standard, as HTTP would: a connection that breaks is
 * `Response.error()`, one that is cut is a body that breaks off, and no answer never comes.
 */
export async function answerRequest(answer: Answer, request: Request): Promise<Response> {
  const response = answer(await read(request));
  switch (response.transport) {
    case 'hang':
      // Without a timer, so that nothing keeps the process alive.
      return new Promise(() => {});
    case 'reset':
      return Response.error();
    default:
      return responseOf(response);
  }
}

async function read(request: Request): Promise<RawRequest> {
  const { pathname, search } = new URL(request.url);
  const body = new Uint8Array(await request.arrayBuffer());
  const headers = Object.fromEntries(request.headers);
  return { method: request.method, path: `${pathname}${search}`, headers, body };
}

/** Statuses of answers that have no body. */
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

function responseOf({ status, headers, body, transport }: ServiceResponse): Response {
  if (bodiless.has(status)) return new Response(null, { status, headers });
  const bytes = bytesOf(body);
  return new Response(transport === 'cut' ? cut(bytes) : bytes, { status, headers });
}

function cut(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
      controller.error(new TypeError('the connection was cut'));
    },
  });
}
