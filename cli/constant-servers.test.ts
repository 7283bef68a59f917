import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Ended, newFolder, runCommand } from './run-command.testing.ts';

/** Status and body of every answer; a body made from the name of the operation that is asked for. */
type Constant = readonly [status: number, body: string | ((operation: string) => string)];

const conclusions = /^ (CONFORMANT|NONCONFORMANT|INCONCLUSIVE|NOT IMPLEMENTED) .*$/gm;

const fixture = join(newFolder(), 'fixture.json');
writeFileSync(fixture, JSON.stringify(referenceFixture));

/** Certifies a server that answers every request alike. */
async function certify([status, body]: Constant): Promise<Ended> {
  const server = http.createServer((request, response) => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(typeof body === 'string' ? body : body(operation));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const options = ['--endpoint-url', `http://127.0.0.1:${port}`, '--fixture', fixture];
  const ended = await runCommand(['run', ...options, '--reporter', 'console']);
  server.closeAllConnections();
  server.close();
  return ended;
}

/** The exit code, and the lines that conclude the run, each up to the figures. */
async function conclusionOf(constant: Constant): Promise<string> {
  const { code, stdout, stderr } = await certify(constant);
  const lines = [...stdout.matchAll(conclusions)].map(([line]) => line.trim().split(' · ', 1)[0]);
  return [code, ...lines, stderr].join(' ').trim();
}

const operation = 'DescribeMaintenanceWindowExecutionTaskInvocations';
const notImplemented = `3 NOT IMPLEMENTED  the target does not implement ${operation}: it answers HTTP`;
const always = '3 INCONCLUSIVE  the target answers every request alike: HTTP';
const seeLog = '; see its log, and check the URL';
const wall = '3 INCONCLUSIVE  what answers is no implementation of ssm: HTTP';
const checkUrl = '; check the URL, and a proxy or gateway in front of it';
const alike = ', as to an operation that does not exist';

test.concurrent.each<[string, Constant, string]>([
  ['400 {}', [400, '{}'], `${always} 400 with JSON ({})${seeLog}`],
  [
    '400 ValidationException',
    [400, '{"__type":"ValidationException"}'],
    `${notImplemented} 400 ValidationException${alike}`,
  ],
  [
    '400 DoesNotExistException',
    [400, '{"__type":"DoesNotExistException"}'],
    `${notImplemented} 400 DoesNotExistException${alike}`,
  ],
  ['404', [404, 'Not Found'], `${wall} 404 with text (Not Found)${checkUrl}`],
  ['403', [403, ''], `${wall} 403${checkUrl}`],
  [
    '403 AccessDeniedException',
    [403, '{"__type":"AccessDeniedException"}'],
    `3 INCONCLUSIVE  the credentials were refused: HTTP 403 AccessDeniedException; these credentials are not allowed to call ${operation}, or something in front of the target refuses`,
  ],
  ['200 and a page', [200, '<p>It works'], `${wall} 200 with an HTML page (It works)${checkUrl}`],
  ['500', [500, '{"__type":"InternalServerError"}'], `${always} 500 InternalServerError${seeLog}`],
  ['501', [501, ''], `${notImplemented} 501`],
  ['503', [503, ''], '3 INCONCLUSIVE  the target stays unavailable: HTTP 503'],
])(
  'a server that answers everything with %s stops the run, which says why once',
  async (_, constant, conclusion) => {
    expect(await conclusionOf(constant)).toBe(conclusion);
  },
);

test.concurrent.each<[string, Constant]>([
  ['200 {}', [200, '{}']],
  ['200 and an empty list', [200, '{"WindowExecutionTaskInvocationIdentities":[]}']],
])('a server that answers everything with %s is nonconformant', async (_, constant) => {
  expect(await conclusionOf(constant)).toMatch(
    /^1 NONCONFORMANT {2}\d+ constraints broken, \d+ of \d+ must-level constraints held$/,
  );
});

test.concurrent.each<[string, Constant, string]>([
  [
    'a 500 page with its Python name',
    [500, (name) => `<h1>The ${snakeCase(name)} action has not been implemented</h1>`],
    `500 with an HTML page (The ${snakeCase(operation)} action has not been implemented)`,
  ],
  [
    '501 InternalFailure',
    [501, (name) => error('InternalFailure', `API action '${name}' not yet implemented`)],
    `501 InternalFailure (API action '${operation}' not yet implemented)`,
  ],
  ['501 NotImplemented', [501, error('NotImplemented')], '501 NotImplemented'],
  ['400 InvalidAction', [400, error('InvalidAction')], '400 InvalidAction'],
  [
    '400 UnknownOperationException',
    [400, error('UnknownOperationException')],
    '400 UnknownOperationException',
  ],
  ['400 UnsupportedOperation', [400, error('UnsupportedOperation')], '400 UnsupportedOperation'],
  [
    '400 ValidationException and a message',
    [400, (name) => error('ValidationException', `The action ${name} is not valid`)],
    `400 ValidationException (The action ${operation} is not valid)`,
  ],
])('a server that says "not implemented" by %s is not-implemented', async (_, constant, words) => {
  expect(await conclusionOf(constant)).toBe(`${notImplemented} ${words}`);
});

function error(__type: string, message?: string): string {
  return JSON.stringify({ __type, message });
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
