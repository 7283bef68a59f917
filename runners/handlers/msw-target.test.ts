import { HttpResponse, http, passthrough, ws } from 'msw';
import { expect, test } from 'vitest';
import type { WireRequest } from '../../contracts/wire.ts';
import { createMswTarget } from './msw-target.ts';

function ask(handlers: readonly unknown[], path = '/', url = 'http://localhost/') {
  const request: WireRequest = { method: 'POST', path, headers: {}, body: '{}' };
  return createMswTarget(handlers, { url, timeoutMs: 200 }).send(request);
}

test('the first handler that answers does, with the body that was sent', async () => {
  const handlers = [
    ws.link('ws://localhost/').addEventListener('connection', () => undefined),
    http.get('*', () => HttpResponse.text('another method')),
    http.post('*', () => undefined),
    http.post('/', async ({ request }) => HttpResponse.json({ got: await request.text() })),
    http.post('*', () => HttpResponse.text('too late')),
  ];
  expect(await ask(handlers)).toMatchObject({ response: { status: 200, body: '{"got":"{}"}' } });
});

test('what is not handled never goes to the network', async () => {
  const handled = [http.post('http://elsewhere/', () => HttpResponse.text(''))];
  expect(await ask(handled)).toMatchObject({ kind: 'no-response', fault: 'unhandled' });
  expect(await ask([http.post('*', () => passthrough())])).toMatchObject({ fault: 'unhandled' });
  expect(await ask([])).toMatchObject({ fault: 'unhandled' });
});

test('what a resolver throws is an answer, or a fault of it', async () => {
  const answers = http.post('*', () => {
    throw HttpResponse.json({}, { status: 418 });
  });
  expect(await ask([answers])).toMatchObject({ response: { status: 418 } });
  const fails = http.post('*', () => {
    throw new RangeError('no such thing');
  });
  expect(await ask([fails])).toMatchObject({ fault: 'threw' });
  expect(await ask([http.post('*', () => HttpResponse.error())])).toMatchObject({ fault: 'reset' });
  const mute = http.post('*', () => new Promise<never>(() => {}));
  expect(await ask([mute])).toMatchObject({ fault: 'timeout' });
});
