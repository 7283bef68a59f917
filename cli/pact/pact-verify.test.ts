import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { serveReference } from '../../reference/serve-reference.ts';
import { type LoopbackServer, loopbackServer } from '../loopback-server.testing.ts';
import { recordingProxy } from '../recording-proxy.testing.ts';
import { newFolder, runCommand } from '../run-command.testing.ts';
import { folder, oneCase, reportIn, timeout, verify, written } from './pact-command.testing.ts';

test(
  'the file passes on the reference, and all that it leaves out is skipped with its reason',
  async () => {
    const cwd = folder();
    const file = await written(cwd);
    const served = await serveReference();
    const { code, stdout, stderr } = await verify(served.url, ['--pact', 'pact.json'], cwd);
    await served.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { notCarried } = file.metadata.awsConformance;
    const report = reportIn(cwd);
    const { chosen, all } = report.scope.cases;
    expect(all - chosen).toBe(notCarried.length);
    expect(chosen).toBeGreaterThan(all * 0.6);
    expect(stdout).toContain(` CONFORMANT for ${chosen} of ${all} cases `);
    const given = `was given ${file.interactions.length} interactions of ${chosen} cases.`;
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(given);
    expect(report.target.kind).toBe('pact');
    const skipped = new Map(report.verdicts.map(({ caseId, reason }) => [caseId, reason]));
    for (const { case: id, reason } of notCarried) {
      expect([id, skipped.get(id)]).toEqual([id, `not carried: ${reason}`]);
    }
    const outcomes = new Set(report.verdicts.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['pass', 'skipped']);
  },
  timeout,
);

test(
  'what the target got wrong fails, with the place that Pact found and the exchange',
  async () => {
    const served = await serveReference({ defect: 'max-results-clamped' });
    const cwd = folder();
    const { code, stdout } = await verify(served.url, ['--case', oneCase], cwd);
    await served.close();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ NONCONFORMANT /m);
    expect(stdout).toContain('"MaxResults":101');
    const { verdicts, repeat } = reportIn(cwd);
    expect(repeat).toBe(
      `aws-conformance pact verify --endpoint-url ${served.url} --fixture fixture.json`,
    );
    const [failed] = verdicts.filter(({ outcome }) => outcome === 'fail');
    expect(failed?.constraintId).toMatch(/\/request\/MaxResults\/range$/);
    expect(failed?.actual).toMatch(/^HTTP 200 .*; Pact: status$/);
  },
  timeout,
);

/** A server that answers every request alike, but for one for an operation that cannot exist. */
function constantServer(status: number, body: string, other = body): Promise<LoopbackServer> {
  return loopbackServer(({ headers }, response) => {
    const isImpossible = String(headers['x-amz-target']).endsWith('NoSuchThing');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(isImpossible ? other : body);
  });
}

test.concurrent.each<[string, number, string, number, string]>([
  ['200 {}', 200, '{}', 1, 'nonconformant'],
  [
    '200 and an empty list',
    200,
    '{"WindowExecutionTaskInvocationIdentities":[]}',
    1,
    'nonconformant',
  ],
  ['400 {}', 400, '{}', 3, 'inconclusive'],
  ['400 ValidationException', 400, '{"__type":"ValidationException"}', 3, 'not-implemented'],
])(
  'a server that answers everything with %s passes nothing',
  async (_, status, body, code, outcome) => {
    const server = await constantServer(status, body);
    const cwd = folder();
    const ended = await verify(server.url, ['--suite', 'ranges'], cwd);
    server.close();
    expect(ended.code).toBe(code);
    const report = reportIn(cwd);
    expect(report.outcome).toBe(outcome);
    expect(
      report.verdicts.filter(
        (verdict) => /\/range$/.test(verdict.constraintId) && verdict.outcome === 'pass',
      ),
    ).toEqual([]);
  },
  timeout,
);

test.concurrent(
  'a server that refuses all but one kind of request alike passes no refusal',
  async () => {
    const error = (name: string) => `{"__type":"${name}"}`;
    const server = await constantServer(
      400,
      error('ValidationException'),
      error('UnknownOperationException'),
    );
    const cwd = folder();
    const { code } = await verify(server.url, ['--suite', 'ranges'], cwd);
    server.close();
    const { verdicts, outcome } = reportIn(cwd);
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'nonconformant' });
    expect(verdicts.some((verdict) => verdict.outcome === 'fail')).toBe(true);
  },
  timeout,
);

test.concurrent(
  'without what the states need, nothing is decided',
  async () => {
    const served = await serveReference();
    const cwd = newFolder();
    const unknown = {
      WindowExecutionId: '11111111-1111-4111-8111-111111111111',
      TaskId: '21111111-1111-4111-8111-111111111111',
    };
    writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(unknown));
    const { code, stdout } = await verify(served.url, ['--suite', 'ranges'], cwd);
    await served.close();
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ INCONCLUSIVE /m);
    expect(stdout).toContain(
      'the provider state "WindowExecutionId and TaskId name something that',
    );
    const outcomes = new Set(reportIn(cwd).verdicts.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['inconclusive', 'skipped']);
  },
  timeout,
);

test.concurrent(
  'a provider that is not there is no pass',
  async () => {
    const { code, stdout } = await verify('http://127.0.0.1:1', ['--suite', 'ranges']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/INCONCLUSIVE {2}the target cannot be reached/);
  },
  timeout,
);

test.concurrent(
  'a provider that goes away in between is no pass',
  async () => {
    const served = await serveReference();
    const server = await recordingProxy(served.url, (_, response) => {
      if (server.seen.length <= 12) return false;
      response.destroy();
      return true;
    });
    const cwd = folder();
    const { code } = await verify(server.url, ['--suite', 'required', '--max-duration', '5'], cwd);
    server.close();
    await served.close();
    expect([1, 3]).toContain(code);
    const { verdicts } = reportIn(cwd);
    const passed = verdicts.filter(({ outcome }) => outcome === 'pass').length;
    expect(passed).toBeLessThan(verdicts.length);
    expect(verdicts.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  },
  timeout,
);

test.concurrent(
  'a seed sets up the states, and its data are taken away',
  async () => {
    const served = await serveReference();
    const cwd = folder();
    const seed = ['--seed', 'cat fixture.json', '--seed-teardown', 'cat > gone.json'];
    const args = ['pact', 'verify', '--endpoint-url', served.url, ...seed, '--case', oneCase];
    const { code, stderr } = await runCommand(args, { cwd, timeout });
    await served.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(readFileSync(join(cwd, 'gone.json'), 'utf8'))).toEqual(referenceFixture);
  },
  timeout,
);

test.concurrent(
  'requests are signed, and the target gets what a run would send',
  async () => {
    const served = await serveReference({
      auth: { accessKeyId: 'test', secretAccessKey: 'test', region: 'eu-west-1' },
    });
    const server = await recordingProxy(served.url);
    const { code } = await verify(server.url, ['--region', 'eu-west-1', '--case', oneCase]);
    server.close();
    await served.close();
    expect(code).toBe(0);
    for (const { headers } of server.seen) {
      expect(headers['authorization']).toMatch(
        /^AWS4-HMAC-SHA256 Credential=test\/\d+\/eu-west-1\/ssm/,
      );
      expect([headers['content-type'], headers['accept']]).toEqual([
        'application/x-amz-json-1.1',
        undefined,
      ]);
    }
  },
  timeout,
);

test.concurrent(
  'rejudge gives the same report, without Pact',
  async () => {
    const served = await serveReference({ defect: 'max-results-clamped' });
    const cwd = folder();
    await verify(served.url, ['--suite', 'ranges'], cwd);
    await served.close();
    const before = readFileSync(join(cwd, 'conformance-report/report.json'), 'utf8');
    writeFileSync(join(cwd, 'conformance-report/report.json'), '');
    const { code } = await runCommand(['rejudge', 'conformance-report'], { cwd });
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, 'conformance-report/report.json'), 'utf8')).toBe(before);
  },
  timeout,
);
