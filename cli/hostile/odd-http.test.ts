import type { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { from } from './behaviours.testing.ts';
import { type Behaviour, begin, send, serveHostile, serveRaw } from './hostile-server.testing.ts';
import { measuredRun } from './measured-run.testing.ts';

vi.setConfig({ testTimeout: 180_000, maxConcurrency: 10 });

const garbage = '\u0000\u0001garbage\r\n\r\n';

/** A part of the cases: a server that sends as much takes longer than the run. */
const some = ['required', 'paging', 'responses', 'protocol'].flatMap((name) => ['--suite', name]);

/** Writes the same again and again, as long as the peer takes it. */
function flood(socket: Socket, text: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', more);
  more();
}

test.concurrent.each<[string, (socket: Socket) => void]>([
  ['garbage', (socket) => socket.end(garbage.repeat(1_000))],
  ['a status line without end', (socket) => flood(socket, 'HTTP/1.1 200 OK'.repeat(100))],
  [
    'headers without end',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      flood(socket, 'x-more: of the same\r\n'.repeat(100));
    },
  ],
  [
    'another protocol',
    (socket) => socket.write('HTTP/1.1 101 No\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  ],
  [
    '100 Continue without end',
    (socket) => flood(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
  ],
  [
    'chunks of one byte without end',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      flood(socket, '1\r\n \r\n'.repeat(10_000));
    },
  ],
])('%s instead of an answer: the run says what came, and ends', async (_, speak) => {
  const run = await measuredRun(await serveRaw(speak), ['--timeout', '3000']);
  expect(run).toMatchObject({ code: 3, stderr: '', isBounded: true });
});

const redirect: Behaviour = (_, outgoing) => {
  outgoing.writeHead(307, { location: '/again' }).end();
};

test.concurrent.each<[string, Behaviour, unknown]>([
  ['a redirect to itself', redirect, 3],
  ['a redirect to itself, from some request on', from(60, redirect), 1],
])('%s is never followed', async (_, behave, code) => {
  let followed = 0;
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.path !== '/') followed += 1;
      behave(asked, outgoing);
    }),
  );
  expect(run).toMatchObject({ code, stderr: '', isBounded: true });
  expect(followed).toBe(0);
});

test.concurrent.each<[string, Behaviour]>([
  ['garbage', (_, outgoing) => void outgoing.socket?.end(garbage)],
  [
    'a body shorter than its length',
    (asked, outgoing) => {
      const length = Buffer.byteLength(asked.answer.body) + 5;
      begin(asked, outgoing, { 'content-length': length }).write(asked.answer.body);
      outgoing.socket?.end();
    },
  ],
])('%s in place of some answers is found, and no others are blamed', async (_, behave) => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      if (asked.body.includes('MaxResults')) behave(asked, outgoing);
      else send(asked, outgoing);
    }),
  );
  expect(run.failed('must')).toEqual(['protocol/answered']);
  expect(run).toMatchObject({ code: 1, stderr: '', isBounded: true });
});

test.concurrent('10,000 headers are unusual, and hide nothing', async () => {
  const headers = Object.fromEntries(Array.from({ length: 10_000 }, (_, one) => [`x-${one}`, 'v']));
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      begin(asked, outgoing, headers).end(asked.answer.body);
    }),
    some,
  );
  expect([run.failed('must'), run.failed('should')]).toEqual([[], []]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});

test.concurrent('a header of 900 kB is unusual, and hides nothing', async () => {
  const run = await measuredRun(
    await serveHostile((asked, outgoing) => {
      begin(asked, outgoing, { 'x-long': 'x'.repeat(900_000) }).end(asked.answer.body);
    }),
    some,
  );
  expect([run.failed('must'), run.failed('should')]).toEqual([[], []]);
  expect(run).toMatchObject({ code: 0, stderr: '', isBounded: true });
});
