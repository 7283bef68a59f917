import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Ended, newFolder, runCommand } from './run-command.ts';

/** Status, body, and headers but for the content type of the protocol. */
type Constant = readonly [number, string, Readonly<Record<string, string>>?];

const conclusions = /^ (CONFORMANT|NONCONFORMANT|INCONCLUSIVE|NOT IMPLEMENTED) .*$/gm;

const fixture = join(newFolder(), 'fixture.json');
writeFileSync(fixture, JSON.stringify(referenceFixture));

/** Certifies a server that answers every request alike. */
async function certify([status, body, headers]: Constant): Promise<Ended> {
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers });
      response.end(body);
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

const notImplemented =
  'NOT IMPLEMENTED  the target does not implement DescribeMaintenanceWindowExecutionTaskInvocations: it answers';


const emptyList = '{"WindowExecutionTaskInvocationIdentities":[]}';

test.concurrent.each<[string, Constant, string]>([
  ['400 {}', [400, '{}'], `3 ${notImplemented} HTTP 400`],
  ['400 ValidationException', [400, '{"__type":"ValidationException"}'], `3 ${notImplemented} HTTP 400 ValidationException`],
  ['400 DoesNotExistException', [400, '{"__type":"DoesNotExistException"}'], `3 ${notImplemented}`],
  ['404', [404, 'Not Found'], `3 ${notImplemented} HTTP 404`],
  ['403', [403, ''], `3 ${notImplemented} HTTP 403`],
  ['403 AccessDeniedException', [403, '{"__type":"AccessDeniedException"}'], `3 `],
  ['200 {}', [200, '{}'], ''],
  ['200 and no items', [200, emptyList], ''],
  ['200 html', [200, '<html></html>'], ''],
  ['204', [204, ''], ''],
  ['302', [302, '', {location: '/login'}], ''],
  ['500', [500, '{"__type":"InternalServerError"}'], ''],
  ['501', [501, ''], ''],
  ['503', [503, ''], ''],
  ['500 html', [500, '<!doctype html><h1>NotImplementedError</h1>'], ''],
  ['501 InternalFailure', [501, '{"__type":"InternalFailure","message":"API action \'DescribeMaintenanceWindowExecutionTaskInvocations\' for service \'ssm\' not yet implemented"}'], ''],
  ['501 NotImplemented', [501, '{"__type":"NotImplemented"}'], ''],
  ['400 InvalidAction', [400, '{"__type":"InvalidAction"}'], ''],
  ['400 UnknownOperationException', [400, '{"__type":"UnknownOperationException"}'], ''],
  ['400 UnsupportedOperation', [400, '{"__type":"UnsupportedOperation"}'], ''],
  ['400 VE', [400, '{"__type":"ValidationException","message":"The action DescribeMaintenanceWindowExecutionTaskInvocations is not valid"}'], ''],
])('a server that answers all with %s is not conformant', async (name, constant, conclusion) => {
  const said = await conclusionOf(constant);
  console.log(name, Date.now()%100000, said);
  expect(said).toContain(conclusion);
});
