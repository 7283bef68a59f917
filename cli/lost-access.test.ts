import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { type Served, serveReference } from '../reference/serve-reference.ts';
import type { Report } from '../reports/report.ts';
import { type RecordingProxy, recordingProxy } from './recording-proxy.testing.ts';
import { type Ended, newFolder, runCommand } from './run-command.testing.ts';

/** Requests with which the first token is good. */
const goodFor = 150;

let reference: Served;
beforeAll(async () => {
  reference = await serveReference();
});
afterAll(() => reference.close());

/** The reference, which refuses from some request on whatever carries another token than this. */
function expiring(newToken: string, type = 'ExpiredTokenException'): Promise<RecordingProxy> {
  let received = 0;
  return recordingProxy(reference.url, ({ headers }, response) => {
    received += 1;
    if (received <= goodFor || headers['x-amz-security-token'] === newToken) return false;
    response.writeHead(400, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': String(received),
    });
    response.end(JSON.stringify({ __type: type, message: 'The security token is expired' }));
    return true;
  });
}

interface Certified {
  readonly ended: Ended;
  readonly report: Report;
  readonly received: number;
}

async function certify(
  proxy: RecordingProxy,
  env: NodeJS.ProcessEnv,
  options: readonly string[] = [],
): Promise<Certified> {
  const out = newFolder();
  const fixture = join(out, 'fixture.json');
  writeFileSync(fixture, JSON.stringify(referenceFixture));
  const target = ['--endpoint-url', proxy.url, '--region', 'eu-west-1', '--fixture', fixture];
  const ended = await runCommand(['run', ...target, '--out', out, ...options], { env });
  proxy.close();
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  return { ended, report, received: proxy.seen.length };
}

const first = { AWS_ACCESS_KEY_ID: 'ASIAFIRST', AWS_SECRET_ACCESS_KEY: 'secret' };

test.concurrent.each([
  ['ExpiredTokenException', 'the session token expired in mid-run'],
  ['UnrecognizedClientException', 'the credentials were refused in mid-run'],
])('%s from some request on ends the run, which says so', async (type, words) => {
  const proxy = await expiring('another', type);
  const { ended, report, received } = await certify(proxy, { ...first, AWS_SESSION_TOKEN: 'one' });
  expect([ended.code, ended.stderr, report.outcome]).toEqual([3, '', 'inconclusive']);
  expect(report.reason).toBe(
    `not all cases could be run: ${words} (HTTP 400 ${type}); get new ones, and run again`,
  );
  expect(report.counts.must.pass).toBeGreaterThan(50);
  expect(report.counts.must.fail).toBe(0);
  // Those under way, and one more.
  expect(received).toBeLessThan(goodFor + 150);
  expect(report.requests.sent).toBe(received);
});

test.concurrent('a token that expires is renewed where it came from', async () => {
  const home = newFolder();
  const script = join(home, 'credentials.sh');
  // Other credentials each time, without a word on how long they are good.
  writeFileSync(
    script,
    `#!/bin/sh
echo x >> ${home}/asked
n=$(wc -l < ${home}/asked | tr -d ' ')
echo '{"Version": 1, "AccessKeyId": "ASIASAME", "SecretAccessKey": "s", "SessionToken": "token-'$n'"}'
`,
  );
  chmodSync(script, 0o755);
  writeFileSync(join(home, 'config'), `[profile renewed]\ncredential_process = ${script}\n`);
  const env = { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: '/nowhere' };
  const proxy = await expiring('token-2');
  const { ended, report } = await certify(proxy, env, ['--profile', 'renewed']);
  expect([ended.code, ended.stderr, report.outcome]).toEqual([0, '', 'conformant']);
  expect(readFileSync(join(home, 'asked'), 'utf8')).toBe('x\nx\n');
});

test.concurrent('credentials that stay the same when they are renewed are lost', async () => {
  const home = newFolder();
  writeFileSync(
    join(home, 'keys'),
    '[kept]\naws_access_key_id = ASIAKEPT\naws_secret_access_key = s\naws_session_token = old\n',
  );
  const env = { AWS_SHARED_CREDENTIALS_FILE: join(home, 'keys'), AWS_CONFIG_FILE: '/nowhere' };
  const { ended, report } = await certify(await expiring('new'), env, ['--profile', 'kept']);
  expect(ended.code).toBe(3);
  expect(report.reason).toMatch(/expired in mid-run .*no other ones were found: get new ones/);
});

test.concurrent('an error about access in answer to one request is that of the request', async () => {
  const proxy = await recordingProxy(reference.url, ({ body }, response) => {
    if (!body.includes('"MaxResults":"')) return false;
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end('{"__type":"AccessDeniedException"}');
    return true;
  });
  const { report, received } = await certify(proxy, { ...first });
  expect(report.reason).not.toContain('mid-run');
  expect(received).toBeGreaterThan(450);
});
