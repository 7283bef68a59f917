import { delay, type HttpHandler, HttpResponse, http } from 'msw';
import type { Emulator } from './create-emulator.ts';
import type { ServiceRequest } from './wire.ts';

/** The header in which a response tells the server how to put it on the wire. */
export const transportHeader = 'x-reference-transport';

/**
 * The emulator as MSW request handlers: for any method and path, as the service has but one.
 *
 * @example
 * const server = setupServer(...createHandlers(await createEmulator()));
 */
export function createHandlers(emulator: Emulator): HttpHandler[] {
  return [
    http.all('*', async ({ request }) => {
      const { status, headers, body, transport } = emulator(await read(request));
      if (transport === 'hang') await delay('infinite');
      if (transport === 'reset') return HttpResponse.error();
      const told = transport === undefined ? {} : { [transportHeader]: transport };
      return new HttpResponse(body, { status, headers: { ...headers, ...told } });
    }),
  ];
}

async function read(request: Request): Promise<ServiceRequest> {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  };
}
