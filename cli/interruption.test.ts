import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createEmulator } from '../reference/create-emulator.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import { recordingProxy } from './recording-proxy.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const untilInterrupted = 100;

test('a run that is interrupted reports what it found until then', async () => {
  const { answer } = await createEmulator();
  let child: ChildProcess | undefined;
  let received = 0;
  // From some request on nothing is answered: the run is in the middle when the signal comes.
  const server = http.createServer(async (incoming, outgoing) => {
    received += 1;
    if (received === untilInterrupted) child?.kill('SIGINT');
    if (received >= untilInterrupted) return;
    const { method = '', url: path = '' } = incoming;
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
    );
    const reply = answer({ method, path, headers, body: await text(incoming) });
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  const out = newFolder();
  const fixture = join(out, 'fixture.json');
  writeFileSync(fixture, JSON.stringify(referenceFixture));
  const target = ['--endpoint-url', `http://127.0.0.1:${port}`, '--fixture', fixture];
  const reports = ['--out', out, '--reporter', 'json', '--reporter', 'junit'];
  const { code, stderr } = await runCommand(['run', ...target, ...reports], {
    onStart: (started) => {
      child = started;
    },
  });
  server.closeAllConnections();
  server.close();
  expect({ code, stderr }).toEqual({
    code: 'SIGINT',
    stderr:
      'aws-conformance: interrupted; reporting what was found until now (once more ends at once)\n',
  });
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  expect(report).toMatchObject({
    outcome: 'inconclusive',
    reason: 'not all cases could be run: the run was interrupted',
  });
  expect(report.counts.must.pass).toBeGreaterThan(10);
  expect(report.counts.must.fail).toBe(0);
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('the run was interrupted');
});

test('a run that is interrupted after it found failures says both on its last line', async () => {
  const reference = await serveReference({ defect: 'max-results-clamped' });
  let child: ChildProcess | undefined;
  const proxy = await recordingProxy(reference.url, () => {
    if (proxy.seen.length >= 30) child?.kill('SIGINT');
    return proxy.seen.length >= 30;
  });
  const { code, stdout } = await runCommand(
    ['run', '--endpoint-url', proxy.url, '--suite', 'ranges', '--concurrency', '1'],
    {
      onStart: (started) => {
        child = started;
      },
    },
  );
  proxy.close();
  await reference.close();
  expect(code).toBe('SIGINT');
  const last = stdout.trimEnd().split('\n').at(-1);
  expect(last).toMatch(
    /^ NONCONFORMANT .*broken \(not all cases could be run: the run was interrupted\), \d+ of/,
  );
});
