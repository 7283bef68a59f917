import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { newFolder, runCommand } from './run-command.testing.ts';

/** A line that a runner of GitHub, Azure or TeamCity would obey. */
const command = /^\s*::|##[\w-]*\[/m;

const forged = `::error file=a::b ${'x'.repeat(40)} ::add-mask::c ##[error]d ##vso[task.complete]e`;

const answers: readonly (readonly [name: string, status: number, type: string, body: string])[] = [
  ['an error of another name each time', 400, 'application/x-amz-json-1.1', 'ValidationException'],
  ['a page', 200, '##[error]text/html', ''],
  ['an outage', 503, 'text/plain', ''],
  ['a refusal', 403, 'application/x-amz-json-1.1', 'AccessDeniedException'],
];

for (const [name, status, contentType, type] of answers) {
  test.concurrent(`a target that answers with ${name} runs no command in a CI log`, async () => {
    let requests = 0;
    const server = http.createServer((request, response) => {
      requests += 1;
      const own = type === 'ValidationException' ? `${requests}` : '';
      request.resume().on('end', () => {
        response.writeHead(status, { 'content-type': contentType });
        response.end(type === '' ? forged : `{"__type":"${type}${own}","message":"${forged}"}`);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const cwd = newFolder();
    writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
    const options = ['--endpoint-url', `http://127.0.0.1:${port}`, '--fixture', 'fixture.json'];
    const reporters = ['console', 'markdown', 'junit'].flatMap((one) => ['--reporter', one]);
    const { stdout, stderr } = await runCommand(
      ['run', ...options, ...reporters, '--max-duration', '20'],
      { cwd },
    );
    server.closeAllConnections();
    server.close();
    expect(stdout).toMatch(/^ (NONCONFORMANT|INCONCLUSIVE|NOT IMPLEMENTED) /m);
    const written = ['summary.md', 'junit.xml'].map((file) =>
      readFileSync(join(cwd, 'conformance-report', file), 'utf8'),
    );
    for (const text of [stdout, stderr, ...written]) expect(text).not.toMatch(command);
  });
}
