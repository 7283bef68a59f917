import { type HttpHandler, HttpResponse, http } from 'msw';
import { type Answer, createAnswer, type EmulatorOptions } from './create-answer.ts';
import type { RawRequest } from './wire.ts';

/** The header in which a response tells the server how to put it on the wire. */
export const transportHeader = 'x-reference-transport';

/** The header in which the server puts a method that `Request` cannot have as it is. */
export const methodHeader = 'x-reference-method';

/**
 * The emulator as MSW request handlers: for any method and path, as the service has but one.
 *
 * @example
 * const server = setupServer(...(await createHandlers({ defect: 'filters-ignored' })));
 */
export async function createHandlers(options: EmulatorOptions = {}): Promise<HttpHandler[]> {
  return handlersOf(await createAnswer(options));
}

/** The handlers of one emulator, which share its state. */
export function handlersOf(answer: Answer): HttpHandler[] {
  return [
    http.all('*', async ({ request }) => {
      const { status, headers, body, transport } = answer(await read(request));
      // Without a timer, so that nothing keeps the process alive.
      if (transport === 'hang') await new Promise(() => {});
      if (transport === 'reset') return HttpResponse.error();
      const response = new HttpResponse(Buffer.from(body), { status, headers });
      if (transport !== undefined) response.headers.set(transportHeader, transport);
      return response;
    }),
  ];
}

async function read(request: Request): Promise<RawRequest> {
  const { pathname, search } = new URL(request.url);
  const { [methodHeader]: method = request.method, ...headers } = Object.fromEntries(
    request.headers,
  );
  return {
    method,
    path: `${pathname}${search}`,
    headers,
    body: new Uint8Array(await request.arrayBuffer()),
  };
}
