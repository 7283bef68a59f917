import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator } from '../reference/create-emulator.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { privateAuthority } from '../runners/private-authority.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const folder = newFolder();
const bundle = join(folder, 'ca.pem');
const fixture = join(folder, 'fixture.json');
const server = createServer();
let endpoint = '';

beforeAll(async () => {
  const authority = await privateAuthority();
  writeFileSync(bundle, authority.ca);
  writeFileSync(fixture, JSON.stringify(referenceFixture));
  server.setSecureContext(await authority.issue({ ip: '127.0.0.1' }));
  const { answer } = await createEmulator();
  server.on('request', async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const body = Buffer.concat(chunks).toString();
    const reply = answer({ method, path, headers: Object.fromEntries(namesOf(headers)), body });
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  endpoint = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function namesOf(headers: NodeJS.Dict<string | string[]>): [string, string][] {
  return Object.entries(headers).map(([name, value]) => [name, String(value)]);
}

const certify = (...more: string[]) =>
  runCommand(['run', '--endpoint-url', endpoint, '--fixture', fixture, ...more], {
    env: { AWS_REGION: 'eu-west-1' },
  });

test('a target with a certificate of a private authority is certified with its bundle', async () => {
  const { code, stdout, stderr } = await certify('--ca-bundle', bundle);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('CONFORMANT');
});

test('without the bundle it is said at once, with the way out, and nothing is tried again', async () => {
  const { code, stdout } = await certify();
  expect(code).toBe(3);
  expect(stdout).toMatch(/certificate is not trusted.*--ca-bundle.*2 requests\n/);
  // Of no case there is anything to count.
  expect(stdout).not.toMatch(/total|protocol/);
});

test('a certificate can be taken as it is, when that is asked for', async () => {
  expect((await certify('--no-verify-ssl')).code).toBe(0);
});
