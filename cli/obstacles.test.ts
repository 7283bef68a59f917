import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { loopbackServer, rawServer } from './loopback-server.testing.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

const fixture = join(newFolder(), 'fixture.json');
writeFileSync(fixture, JSON.stringify(referenceFixture));

interface Concluded {
  readonly code: unknown;
  readonly outcome: string;
  readonly reason: string;
  readonly sent: number;
}

async function concluded(url: string, options: readonly string[] = []): Promise<Concluded> {
  const out = newFolder();
  const target = ['--endpoint-url', url, '--fixture', fixture, '--out', out];
  const { code, stdout } = await runCommand(['run', ...target, ...options]);
  const { outcome, reason, requests } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  // The screen says it as well, and on one line.
  expect(stdout).toContain(`  ${reason}`);
  return { code, outcome, reason, sent: requests.sent };
}

async function concludedAgainst(
  listener: RequestListener,
  options: readonly string[] = [],
): Promise<Concluded> {
  const server = await loopbackServer(listener);
  try {
    return await concluded(server.url, options);
  } finally {
    server.close();
  }
}

function page(title: string, text: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${text}</body></html>`;
}

const repeated = (request: IncomingMessage): string =>
  Object.entries(request.headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

const wall = 'what answers is no implementation of ssm: HTTP';
const look = '; check the URL, and a proxy or gateway in front of it';

test.concurrent.each<
  [string, (request: IncomingMessage, response: ServerResponse) => void, string]
>([
  [
    'a page with an id of its own',
    (_, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end(page('Blocked by policy', `Reference: ${randomUUID()}`));
    },
    `${wall} 403 with an HTML page (Blocked by policy)${look}`,
  ],
  [
    'a page that repeats the headers',
    (request, response) => {
      response.writeHead(403, { 'content-type': 'text/html' });
      response.end(page('Denied', `<pre>${repeated(request)}</pre>`));
    },
    `${wall} 403 with an HTML page (Denied)${look}`,
  ],
  [
    'text that repeats the headers',
    (request, response) => {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end(`Request blocked\n${repeated(request)}`);
    },
    `${wall} 403 with text (Request blocked)${look}`,
  ],
  [
    'JSON that repeats the headers',
    (request, response) => {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: 'Forbidden', request: request.headers }));
    },
    `${wall} 403 with JSON (Forbidden)${look}`,
  ],
  [
    'XML of another service, of different kinds',
    ({ headers }, response) => {
      const known = String(headers['x-amz-target']).endsWith('Invocations');
      response.writeHead(known ? 405 : 404, { 'content-type': 'application/xml' });
      const code = known ? 'MethodNotAllowed' : 'NoSuchKey';
      response.end(
        `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`,
      );
    },
    `${wall} 405 with XML (No.)${look}`,
  ],
  [
    'a page that welcomes all',
    (_, response) => response.end(page('Welcome', String(Math.random()))),
    `${wall} 200 with an HTML page (Welcome)${look}`,
  ],
])('%s is no implementation, whatever it says', async (_, listener, reason) => {
  expect(await concludedAgainst(listener)).toMatchObject({
    code: 3,
    outcome: 'inconclusive',
    reason,
  });
});

test.concurrent('nothing that a wall repeats of the request is secret', async () => {
  const { reason } = await concludedAgainst((request, response) => {
    response.writeHead(403, { 'content-type': 'text/plain' });
    response.end(`You sent ${request.headers.authorization}`);
  });
  expect(reason).toMatch(/You sent AWS4-HMAC-SHA256 Credential=x{4}\//);
  expect(reason).not.toMatch(/[0-9a-f]{64}/);
});

const json = { 'content-type': 'application/x-amz-json-1.1' };

test.concurrent('a valid request that makes a target fail is for the cases to judge', async () => {
  const crashing: RequestListener = ({ headers }, response) => {
    const isKnown = String(headers['x-amz-target']).endsWith('Invocations');
    // It looks for missing members before it fails, and bodies without them are short.
    const isRefused = isKnown && Number(headers['content-length']) < 60;
    response.writeHead(isRefused ? 400 : 500, json);
    response.end(isRefused ? '{"__type":"ValidationException"}' : '{"__type":"InternalFailure"}');
  };
  const one = ['--case', 'request/TaskId/required/absent'];
  const { code, outcome } = await concludedAgainst(crashing, one);
  expect([code, outcome]).toEqual([1, 'nonconformant']);
});

test.concurrent('a redirect is said, with where it leads', async () => {
  const { code, outcome, reason } = await concludedAgainst((_, response) => {
    response.writeHead(301, { location: 'https://user:hunter2@ssm.example/?key=1' }).end();
  });
  expect([code, outcome]).toEqual([3, 'inconclusive']);
  expect(reason).toMatch(
    /^the target redirects elsewhere: HTTP 301, Location https:\/\/xxxx:xxx\w{4}@ssm\.example\/\?key=1; give the URL of the service itself$/,
  );
});

function refusing(type: string, message: string, clockOffMs = 0): RequestListener {
  return (_, response) => {
    response.writeHead(400, { ...json, date: new Date(Date.now() + clockOffMs).toUTCString() });
    response.end(JSON.stringify({ __type: type, message }));
  };
}

const hour = 3_600_000;

test.concurrent.each<[string, RequestListener, RegExp]>([
  [
    'a clock that is behind',
    refusing('InvalidSignatureException', 'Signature expired: x is now earlier than y', 1.1 * hour),
    /InvalidSignatureException \(Signature expired: .*\); the clock of this machine is 1 h [56] min behind the target's: set it$/,
  ],
  [
    'a clock that is ahead',
    refusing('InvalidSignatureException', 'Signature not yet current: x is later', -0.5 * hour),
    /; the clock of this machine is (29|30) min \d+ s ahead of the target's: set it$/,
  ],
  [
    'a clock that is days off',
    refusing('RequestTimeTooSkewed', 'Too far', 50 * hour),
    /; the clock of this machine is 2 days [12] h behind the target's: set it$/,
  ],
  [
    'a time that is refused for no such reason',
    refusing('RequestExpired', 'Request has expired.'),
    /; check the clocks of this machine and of the target$/,
  ],
  [
    'a session token that has expired',
    refusing('ExpiredTokenException', 'The security token included in the request is expired'),
    /; the session token has expired: get a new one$/,
  ],
  [
    'another region',
    refusing(
      'InvalidSignatureException',
      "Credential should be scoped to a valid region, not 'x'.",
    ),
    /; it was signed for another region: check --region and AWS_REGION$/,
  ],
  [
    'a header that got lost',
    refusing('MissingAuthenticationTokenException', 'Missing Authentication Token'),
    /; check the URL, and whether a proxy takes the Authorization header away$/,
  ],
])('credentials that are refused for %s: what came, and what to do', async (_, listener, words) => {
  const { code, outcome, reason } = await concludedAgainst(listener);
  expect([code, outcome]).toEqual([3, 'inconclusive']);
  expect(reason).toMatch(/^the credentials were refused: HTTP 400 \w+ \(/);
  expect(reason).toMatch(words);
});

test.concurrent.each<[string, (socket: Socket) => void, RegExp]>([
  [
    'what is no HTTP',
    (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
    /^the target does not answer in HTTP as it should be: Parse Error.*; check the scheme and the port/,
  ],
  [
    'half an answer',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{'),
    /^the target breaks the connection off: the response broke off after 1 byte/,
  ],
  ['a closed connection', (socket) => socket.destroy(), /^the target breaks the connection off: /],
])('%s is not called unreachable', async (_, listener, words) => {
  const server = await rawServer((socket) => socket.once('data', () => listener(socket)));
  const { code, reason } = await concluded(server.url);
  server.close();
  expect(code).toBe(3);
  expect(reason).toMatch(words);
});

test.concurrent('a target that does not answer in time is said to be silent', async () => {
  const server = await rawServer(() => undefined);
  const { code, reason } = await concluded(server.url, ['--timeout', '300']);
  server.close();
  expect([code, reason]).toEqual([3, 'the target does not answer: nothing within 300 ms']);
});

test.concurrent('what a target calls its error is shown in brief, and on one line', async () => {
  const { reason } = await concludedAgainst((_, response) => {
    response.writeHead(501, json);
    response.end(JSON.stringify({ __type: `Not\nImplemented${'x'.repeat(10_000)}` }));
  });
  expect(reason).toMatch(/it answers HTTP 501 Not$/);
  expect(reason.length).toBeLessThan(300);
});
