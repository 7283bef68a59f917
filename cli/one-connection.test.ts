import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createEmulator } from '../reference/create-emulator.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** The reference behind a server that turns to the next connection only once the last is closed. */
async function serveOneAtATime(): Promise<{ readonly url: string; readonly close: () => void }> {
  const { answer } = await createEmulator();
  const inner = http.createServer(async (incoming, outgoing) => {
    const { method = '', url: path = '' } = incoming;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const reply = answer({ method, path, headers, body: await text(incoming) });
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  });
  inner.keepAliveTimeout = 60_000;
  const waiting: Socket[] = [];
  let isServing = false;
  const next = (): void => {
    const socket = isServing ? undefined : waiting.shift();
    if (!socket) return;
    isServing = true;
    socket.once('close', () => {
      isServing = false;
      next();
    });
    inner.emit('connection', socket);
    socket.resume();
  };
  const outer = net.createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', () => undefined);
    waiting.push(socket);
    next();
  });
  await once(outer.listen(0, '127.0.0.1'), 'listening');
  const address = outer.address();
  const port = typeof address === 'object' ? address?.port : '';
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      outer.close();
      inner.closeAllConnections();
      for (const socket of waiting) socket.destroy();
    },
  };
}

test('a target that serves one connection at a time is conformant, and that is said', async () => {
  const { url, close } = await serveOneAtATime();
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  const target = ['--endpoint-url', url, '--fixture', 'fixture.json', '--timeout', '1500'];
  const { code, stdout } = await runCommand(['run', ...target, '--reporter', 'console'], { cwd });
  close();
  expect(stdout).toMatch(/^ CONFORMANT /m);
  expect(stdout).toContain('The target serves one connection at a time');
  expect(code).toBe(0);
});
