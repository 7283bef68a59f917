import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { addressOf } from '../contracts/ids.ts';
import { referenceFixture } from '../reference/reference-fixture.ts';
import { serveReference } from '../reference/serve-reference.ts';
import type { Report } from '../reports/report.ts';
import schema from '../reports/schemas/report.schema.json' with { type: 'json' };
import { newFolder, runCommand } from './run-command.testing.ts';

const validate = new Ajv2020({ strict: true }).compile<Report>(schema);

/** The report.json in a folder. @throws when it is not what its schema says. */
function reportIn(out: string): Report {
  const report: unknown = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'));
  if (validate(report)) return report;
  throw new Error(JSON.stringify(validate.errors));
}

function fixtureFile(): string {
  const path = join(newFolder(), 'fixture.json');
  writeFileSync(path, JSON.stringify(referenceFixture));
  return path;
}

test.concurrent('run without arguments certifies the reference, and exercises every constraint', async () => {
  const out = newFolder();
  const [{ code, stdout, stderr }, listed] = await Promise.all([
    runCommand(['run', '--out', out]),
    runCommand(['list']),
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^ CONFORMANT {2}\d+ cases, \d+ must-level constraints held · /m);
  const report = reportIn(out);
  expect(report).toMatchObject({
    outcome: 'conformant',
    counts: { must: { fail: 0, inconclusive: 0, skipped: 0, error: 0 } },
  });
  expect(report.caseSet.size).toBe(listed.stdout.trimEnd().split('\n').length);
  const unexercised = report.constraints
    .filter(({ level, counts }) => level === 'must' && counts.pass === 0)
    .map(({ id }) => addressOf(id));
  expect(unexercised).toEqual(['errors/InternalServerError']);
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toMatch(/^<\?xml .*<\/testsuites>\s*$/s);
  const events = readFileSync(join(out, 'events.jsonl'), 'utf8').trimEnd().split('\n');
  expect(events).toHaveLength(report.caseSet.size + 2);
  expect(existsSync(join(out, 'summary.md'))).toBe(false);
});

test.concurrent('reports go to conformance-report, and only those that are asked for', async () => {
  const cwd = newFolder();
  const args = ['run', '--suite', 'ranges', '--reporter', 'markdown', '--reporter', 'junit'];
  expect(await runCommand(args, { cwd })).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readdirSync(join(cwd, 'conformance-report')).sort()).toEqual([
    'junit.xml',
    'summary.md',
    'transcript.jsonl',
  ]);
});

test.concurrent('a second resource that the target does not have is said, and not relied upon', async () => {
  const out = newFolder();
  const foreign = { ...referenceFixture.foreign, TaskId: '11111111-1111-4111-8111-111111111111' };
  const file = join(out, 'fixture.json');
  writeFileSync(file, JSON.stringify({ ...referenceFixture, foreign }));
  const { code, stdout } = await runCommand(['run', '--fixture', file, '--out', out]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ The target does not know "foreign" of the fixture: /m);
  expect(stdout).toMatch(/^ \? unknown-ids +5 +0 +2$/m);
});

test.concurrent('the reference is loaded only where it is run, and MSW and Pact not at all', async () => {
  const served = await serveReference();
  const target = ['--endpoint-url', served.url, '--fixture', fixtureFile()];
  const suite = ['--suite', 'ranges'];
  const [own, other] = await Promise.all([
    loadedBy(['run', ...suite]),
    loadedBy(['run', ...target, ...suite]),
  ]);
  await served.close();
  expect(own).toContain('/dist/command/reference.js');
  expect(other).toContain('/dist/command/run.js');
  expect(other).not.toContain('/dist/command/reference.js');
  expect(`${own}${other}`).not.toMatch(
    /node_modules\/msw\/|@pact-foundation|dist\/command\/[\w-]*pact/,
  );
});

/** The URLs of the modules that a command loads. @throws when the command does not end well. */
async function loadedBy(args: readonly string[]): Promise<string> {
  const folder = newFolder();
  const log = join(folder, 'loaded.txt');
  const hooks = `import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(${JSON.stringify(log)}, url + '\\n');
  return next(url, context);
}
`;
  writeFileSync(join(folder, 'hooks.mjs'), hooks);
  const register = `import { register } from 'node:module';\nregister('./hooks.mjs', import.meta.url);\n`;
  writeFileSync(join(folder, 'register.mjs'), register);
  const nodeOptions = [`--import=${join(folder, 'register.mjs')}`];
  expect(await runCommand(args, { nodeOptions })).toMatchObject({ code: 0, stderr: '' });
  return readFileSync(log, 'utf8');
}

test.concurrent('run --case repeats one case, by its id or by what follows the operation', async () => {
  const id =
    'ssm/DescribeMaintenanceWindowExecutionTaskInvocations/request/MaxResults/range/above-maximum';
  const names = [id, 'request/MaxResults/range/above-maximum'];
  const reports = await Promise.all(
    names.map(async (name) => {
      const out = newFolder();
      const { code } = await runCommand(['run', '--case', name, '--out', out]);
      expect(code).toBe(0);
      return reportIn(out);
    }),
  );
  const [first, second] = reports;
  expect(first?.caseSet).toEqual(second?.caseSet);
  expect(first?.caseSet.size).toBe(1);
  expect(first?.repeat).toBe('aws-conformance run');
  const caseIds = reports.flatMap(({ verdicts }) => verdicts.map(({ caseId }) => caseId));
  expect(new Set(caseIds)).toEqual(new Set([id]));
});

test.concurrent('a defect is nonconformant, and the printed command repeats its failure', async () => {
  const served = await serveReference({ defect: 'max-results-maximum-refused' });
  const out = newFolder();
  const fixture = fixtureFile();
  const options = ['--endpoint-url', served.url, '--fixture', fixture];
  const failed = await runCommand(['run', ...options, '--suite', 'ranges', '--out', out]);
  const { repeat, verdicts } = reportIn(out);
  const caseId = / --case '([^']+)'$/m.exec(failed.stdout)?.[1] ?? '';
  const [, ...words] = repeat.split(' ');
  const again = await runCommand([...words, '--case', caseId]);
  await served.close();
  expect([failed.code, again.code]).toEqual([1, 1]);
  expect(failed.stdout).toContain(`${repeat} --case '${caseId}'`);
  expect(verdicts.find((one) => one.outcome === 'fail' && one.caseId === caseId)).toBeDefined();
  expect(again.stdout).toMatch(/^ NONCONFORMANT {2}1 constraint broken/m);
});

test.concurrent('nothing listening is inconclusive, said once', async () => {
  const target = ['--endpoint-url', 'http://127.0.0.1:1', '--fixture', fixtureFile()];
  const { code, stdout, stderr } = await runCommand(['run', ...target]);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout.match(/cannot be reached/g)).toHaveLength(1);
  expect(stdout).toMatch(/^ INCONCLUSIVE {2}the target cannot be reached: connect ECONNREFUSED/m);
});

test.concurrent('a target without a fixture is asked for what it has', async () => {
  const served = await serveReference();
  const args = ['run', '--endpoint-url', served.url, '--suite', 'ranges', '--reporter', 'console'];
  const { code, stdout } = await runCommand(args);
  await served.close();
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ CONFORMANT /m);
});

test.concurrent('an endpoint in the environment is used', async () => {
  const served = await serveReference();
  const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_SSM: served.url };
  const args = ['run', '--suite', 'ranges', '--fixture', fixtureFile()];
  const { code, stdout } = await runCommand(args, { env });
  await served.close();
  expect(code).toBe(0);
  expect(stdout).toContain(`against ${served.url}\n`);
});

test.concurrent('a server that hangs on some requests is nonconformant, and no crash', async () => {
  const reference = await serveReference();
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { MaxResults } = JSON.parse(body.toString('utf8'));
    if (MaxResults === 101) return;
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      /^(content-type|x-amz-target)$/.test(name) ? [[name, String(value)]] : [],
    );
    const answer = await fetch(reference.url, {
      method: 'POST',
      headers: Object.fromEntries(headers),
      body,
    });
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(await answer.text());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const target = ['--endpoint-url', `http://127.0.0.1:${port}`, '--fixture', fixtureFile()];
  const out = newFolder();
  const limits = ['--timeout', '2000', '--suite', 'ranges', '--out', out];
  const { code, stderr } = await runCommand(['run', ...target, ...limits]);
  server.closeAllConnections();
  server.close();
  await reference.close();
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const { counts, verdicts } = reportIn(out);
  expect(counts.must.error).toBe(0);
  const failed = verdicts.filter(({ level, outcome }) => level === 'must' && outcome === 'fail');
  expect(failed.map(({ caseId }) => addressOf(caseId))).toEqual([
    'request/MaxResults/range/above-maximum',
  ]);
});

test.concurrent('a report that cannot be written is no success, however the run ends', async () => {
  const out = newFolder();
  mkdirSync(join(out, 'report.json', 'in-the-way'), { recursive: true });
  const { code, stderr } = await runCommand(['run', '--suite', 'ranges', '--out', out]);
  expect(code).toBe(4);
  expect(stderr).toMatch(/the reporter json failed/);
});

test.concurrent('a reader that has seen enough ends neither the run nor its reports', async () => {
  const out = newFolder();
  const { code } = await runCommand(['run', '--out', out], {
    onStart: (child) => child.stdout?.destroy(),
  });
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).outcome).toBe('conformant');
});

test.concurrent('a budget holds for what leads up to the cases, too', async () => {
  const out = newFolder();
  const { code } = await runCommand(['run', '--max-requests', '5', '--out', out]);
  expect(code).toBe(3);
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).requests.sent).toBe(5);
});

test.concurrent('what was chosen, and that no endpoint was, is said', async () => {
  const { stdout } = await runCommand(['run', '--suite', 'ranges', '--reporter', 'console']);
  expect(stdout).toMatch(/No endpoint was given: this is the embedded reference emulator\./);
  expect(stdout).toMatch(/22 of \d+ cases were chosen\./);
});

test.concurrent('secrets in a seed and in the query of an endpoint are not repeated', async () => {
  const out = newFolder();
  const endpoint = 'http://127.0.0.1:1/?key=hunter1';
  const seed = 'API_TOKEN=hunter2 sh -c \'echo "{}"\'';
  const { stdout, stderr } = await runCommand([
    ...['run', '--endpoint-url', endpoint, '--out', out],
    ...['--seed', seed, '--seed-teardown', 'PGPASSWORD=hunter3 true'],
  ]);
  expect(stdout + stderr).not.toMatch(/hunter/);
  const again = await runCommand(['run', '--endpoint-url', endpoint, '--out', out]);
  const report = readFileSync(join(out, 'report.json'), 'utf8');
  expect(again.stdout + again.stderr + report).not.toMatch(/hunter/);
});
