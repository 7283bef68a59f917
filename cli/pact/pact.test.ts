import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceFixture } from '../../reference/reference-fixture.ts';
import { serveReference } from '../../reference/serve-reference.ts';
import type { PactFile } from '../../runners/pact/pact-file.ts';
import { type LoopbackServer, loopbackServer } from '../loopback-server.ts';
import { recordingProxy } from '../recording-proxy.ts';
import { type Ended, newFolder, runCommand } from '../run-command.ts';

/** Verifications start a process each, on a machine that may be busy. */
const timeout = 240_000;

/** A folder with the fixture of the reference. */
function folder(): string {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'fixture.json'), JSON.stringify(referenceFixture));
  return cwd;
}

function verify(url: string, args: readonly string[], cwd: string = folder()): Promise<Ended> {
  const target = ['--endpoint-url', url, '--fixture', 'fixture.json'];
  return runCommand(['pact', 'verify', ...target, ...args], { cwd, timeout });
}

/** The file that `pact write` writes. */
async function written(cwd: string, ...args: readonly string[]): Promise<PactFile> {
  const { code, stderr } = await runCommand(['pact', 'write', '--out', 'pact.json', ...args], {
    cwd,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(readFileSync(join(cwd, 'pact.json'), 'utf8'));
}

function reportIn(cwd: string): Report {
  return JSON.parse(readFileSync(join(cwd, 'conformance-report/report.json'), 'utf8'));
}

interface Report {
  readonly outcome: string;
  readonly repeat: string;
  readonly target: { readonly kind: string };
  readonly caseSet: { readonly size: number };
  readonly scope: { readonly cases: { readonly chosen: number; readonly all: number } };
  readonly verdicts: readonly Verdict[];
}

interface Verdict {
  readonly caseId: string;
  readonly constraintId: string;
  readonly outcome: string;
  readonly actual?: string;
  readonly reason?: string;
}

/** A server that answers every request alike, but for one for an operation that cannot exist. */
function constantServer(status: number, body: string, other = body): Promise<LoopbackServer> {
  return loopbackServer(({ headers }, response) => {
    const isImpossible = String(headers['x-amz-target']).endsWith('NoSuchThing');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(isImpossible ? other : body);
  });
}

const one = 'request/MaxResults/range/above-maximum';

test(
  'the file passes on the reference, and all that it leaves out is skipped with its reason',
  async () => {
    const cwd = folder();
    const file = await written(cwd);
    const served = await serveReference();
    const { code, stdout, stderr } = await verify(served.url, ['--pact', 'pact.json'], cwd);
    await served.close();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ CONFORMANT for 324 of 480 cases /m);
    expect(stdout).toMatch(
      /^ Pact's verifier \(core [\d.]+\) was given 344 interactions of 324 cases\. 156 cases cannot be/m,
    );
    const report = reportIn(cwd);
    expect(report.target.kind).toBe('pact');
    expect(report.scope.cases).toEqual({ chosen: 324, all: 480 });
    const { notCarried } = file.metadata.awsConformance;
    const skipped = new Map(report.verdicts.map(({ caseId, reason }) => [caseId, reason]));
    expect(notCarried).toHaveLength(480 - 324);
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
    const { code, stdout } = await verify(served.url, ['--case', one], cwd);
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

test.concurrent.each<[string, string, readonly string[]]>([
  ['a required member', 'task-id-not-required', ['request/TaskId/required/absent']],
  ['the refusal of a value', 'max-results-unchecked', [one]],
  [
    'the acceptance of a value',
    'max-results-minimum-refused',
    ['request/MaxResults/range/minimum'],
  ],
  ['an unknown id', 'unknown-task-empty', ['errors/unknown-ids/unknown-TaskId']],
  ['the name of an error', 'validation-as-serialization', [one]],
  ['the status of an error', 'validation-status-409', [one]],
  ['the body of an error', 'error-body-html', [one]],
  ['the media type', 'response-content-type-json', ['request/valid/**']],
  ['the body of a result', 'result-cut', [one]],
  ['the type of a member', 'status-is-a-number', ['response/**/Status/**']],
  ['an enum', 'status-unknown-word', ['response/**/Status/**']],
  ['a pattern', 'task-execution-id-prefixed', ['response/**/TaskExecutionId/**']],
  ['a time', 'start-time-iso', ['response/**/StartTime/**']],
  ['an identity', 'invocation-id-absent', ['response/**/InvocationId/**']],
  ['the refusal of broken JSON', 'trailing-comma-accepted', ['protocol/json/trailing-comma']],
  [
    'the refusal of other operations',
    'target-unknown-is-served',
    ['protocol/target/unknown-operation'],
  ],
])(
  '%s that is wrong fails: %s',
  async (_, defect, globs) => {
    const served = await serveReference({ defect });
    const cwd = folder();
    const { code } = await verify(
      served.url,
      globs.flatMap((glob) => ['--case', glob]),
      cwd,
    );
    await served.close();
    const { verdicts, outcome } = reportIn(cwd);
    const failed = verdicts.filter((verdict) => verdict.outcome === 'fail');
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'nonconformant' });
    expect(failed.length).toBeGreaterThan(0);
    for (const { actual } of failed) expect(actual).toMatch(/; Pact: [a-z]/);
  },
  timeout,
);

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
    const args = ['pact', 'verify', '--endpoint-url', served.url, ...seed, '--case', one];
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
    const { code } = await verify(server.url, ['--region', 'eu-west-1', '--case', one]);
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

test.concurrent.each<[string, (file: PactFile) => unknown, RegExp]>([
  ['no Pact file', () => ({}), /pact\.json is not a Pact file\. Write it again: /],
  ['a list', () => [], /pact\.json is not a Pact file\./],
  ['without interactions', (file) => ({ ...file, interactions: [] }), /has no interactions\./],
  [
    'of another specification',
    (file) => ({
      ...file,
      metadata: { ...file.metadata, pactSpecification: { version: '2.0.0' } },
    }),
    /is a Pact file of version 2\.0\.0, and 4\.0 is needed\./,
  ],
  [
    "of somebody else's",
    (file) => ({ ...file, metadata: { pactSpecification: { version: '4.0' } } }),
    /was not written by this version of aws-conformance\./,
  ],
  [
    'of another contract',
    (file) => ({
      ...file,
      metadata: {
        ...file.metadata,
        awsConformance: { ...file.metadata.awsConformance, contract: 'sha256:0' },
      },
    }),
    /was written for another version of the contract\./,
  ],
  [
    'with an interaction that is no case',
    (file) => ({
      ...file,
      interactions: file.interactions.map((interaction) => ({ ...interaction, key: 'x/y' })),
    }),
    /has an interaction that is no case: x\/y\./,
  ],
  [
    'with an interaction that was changed',
    (file) => ({
      ...file,
      interactions: file.interactions.map((interaction) => ({
        ...interaction,
        response: { ...interaction.response, status: 299 },
      })),
    }),
    /The interaction ssm\/\S+ of pact\.json is not as this version of aws-conformance writes it\./,
  ],
])(
  'a file %s is refused in one line',
  async (_, change, words) => {
    const cwd = folder();
    const file = await written(cwd, '--case', one);
    writeFileSync(join(cwd, 'pact.json'), JSON.stringify(change(file)));
    const args = ['pact', 'verify', '--pact', 'pact.json'];
    const { code, stdout, stderr } = await runCommand(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  },
  timeout,
);

test.concurrent.each<[string, readonly string[], RegExp]>([
  ['nothing to do', ['pact'], /pact needs to be told what to do\. Say pact write or pact verify\./],
  ['an unknown word', ['pact', 'publish'], /There is no pact publish\./],
  ['no file to write', ['pact', 'write'], /pact write needs --out\./],
  [
    'a folder that is not there',
    ['pact', 'write', '--out', 'no/p.json'],
    /--out no\/p\.json cannot be/,
  ],
  [
    'no file to read',
    ['pact', 'verify', '--pact', 'no.json'],
    /The Pact file no\.json cannot be read/,
  ],
  ['JSON that is none', ['pact', 'verify', '--pact', 'broken.json'], /broken\.json is not JSON/],
  [
    'another operation',
    ['pact', 'verify', '--pact', 'pact.json', '--operation', 'DescribeMaintenanceWindows'],
    /pact\.json is about ssm DescribeMaintenanceWindowExecutionTaskInvocations, not/,
  ],
  ['an option of run alone', ['pact', 'verify', '--dry-run'], /--dry-run/],
  [
    'cases that Pact cannot carry',
    ['pact', 'write', '--out', 'p.json', '--suite', 'paging'],
    /None of these cases/,
  ],
])(
  '%s is a wrong use, said in one line',
  async (_, args, words) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'broken.json'), '{');
    await written(cwd, '--case', one);
    const { code, stdout, stderr } = await runCommand(args, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^aws-conformance: [^\n]+\n$/);
    expect(stderr).toMatch(words);
  },
  timeout,
);

test.concurrent(
  'a file of a part of the cases leaves the others out',
  async () => {
    const served = await serveReference();
    const cwd = folder();
    const file = await written(cwd, '--case', one, '--consumer', 'me', '--provider', 'them');
    expect(file.interactions.map(({ key }) => key.split('/').slice(2).join('/'))).toEqual([
      `${one}#control`,
      one,
    ]);
    expect([file.consumer.name, file.provider.name]).toEqual(['me', 'them']);
    const { code } = await verify(served.url, ['--pact', 'pact.json', '--suite', 'ranges'], cwd);
    await served.close();
    expect(code).toBe(0);
    const passed = reportIn(cwd).verdicts.filter(({ outcome }) => outcome === 'pass');
    expect(passed.map(({ caseId }) => caseId.split('/').slice(2).join('/'))).toEqual([one]);
  },
  timeout,
);

/** A project with a package in the place of Pact. */
function project(version: string, main: string): string {
  const cwd = folder();
  const pact = join(cwd, 'node_modules/@pact-foundation/pact');
  const core = join(cwd, 'node_modules/@pact-foundation/pact-core');
  for (const [path, text] of [
    [pact, ''],
    [core, main],
  ] as const) {
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'package.json'), JSON.stringify({ version, main: 'main.js' }));
    writeFileSync(join(path, 'main.js'), text);
  }
  return cwd;
}

test.concurrent.each<[string, string, string, number, RegExp]>([
  [
    'of another major version',
    '15.0.0',
    '',
    2,
    /^aws-conformance: @pact-foundation\/pact is version 15\.0\.0, and 16 is needed\. Install it: npm install [^\n]+\n$/,
  ],
  [
    'that cannot be loaded',
    '16.9.0',
    'throw new Error("no native module")',
    2,
    /^aws-conformance: @pact-foundation\/pact-core cannot be loaded: no native module\. [^\n]+\n$/,
  ],
  [
    'without a verifier',
    '16.9.0',
    '',
    2,
    /^aws-conformance: @pact-foundation\/pact-core cannot be loaded: it has no function verifyPacts\. [^\n]+\n$/,
  ],
  ['that fails', '16.9.0', 'exports.verifyPacts = () => { throw Error("broken"); }', 4, /^$/],
  ['that ends at once', '16.9.0', 'process.exit(7)', 4, /^$/],
  ['that says something else', '16.9.0', 'exports.verifyPacts = async () => "{}"', 4, /^$/],
])(
  'a Pact %s is said, and passes nothing',
  async (_, version, main, code, words) => {
    const cwd = project(version, main);
    const ended = await runCommand(['pact', 'verify', '--case', one], { cwd, timeout });
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(words);
    if (code === 2) return;
    expect(ended.stdout).toMatch(/Pact's verifier failed: /);
    expect(ended.stdout).not.toMatch(/\n {4}at /);
  },
  timeout,
);

test.concurrent(
  'a Pact that passes whatever comes is found out',
  async () => {
    const passing = `exports.verifyPacts = async ({ pactUrls: [file] }) => {
  const { interactions } = JSON.parse(require('node:fs').readFileSync(file, 'utf8'));
  const interactionResults = interactions.map(({ key, description }) => ({ interactionKey: key, description, result: 'OK' }));
  return JSON.stringify({ result: true, errors: [], interactionResults });
};`;
    const cwd = project('16.9.0', passing);
    const { code, stdout } = await runCommand(['pact', 'verify', '--case', one], { cwd, timeout });
    expect(code).toBe(3);
    expect(stdout).toMatch(/core 16\.9\.0\) does not tell right answers from wrong ones: install/);
  },
  timeout,
);

test.concurrent(
  "the verifier is told nothing that it has no use for, and nothing of Pact's holds in it",
  async () => {
    const telling = `exports.verifyPacts = async () => {
  require('node:fs').writeFileSync('environment.json', JSON.stringify(process.env));
  return '{}';
};`;
    const cwd = project('16.9.0', telling);
    const env = {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      HTTP_PROXY: 'http://127.0.0.1:1',
      PACT_MATCHING_ENGINE: 'v2',
      PACT_DESCRIPTION: 'nothing',
      PACT_BROKER_BASE_URL: 'http://127.0.0.1:1',
    };
    await runCommand(['pact', 'verify', '--case', one], { cwd, timeout, env });
    const told = JSON.parse(readFileSync(join(cwd, 'environment.json'), 'utf8'));
    expect(Object.keys(told).filter((name) => name in env)).toEqual([]);
    expect(told.PACT_DO_NOT_TRACK).toBe('true');
  },
  timeout,
);

test.concurrent('the help says what there is', async () => {
  const asked = [
    ['help', 'pact'],
    ['pact', '--help'],
    ['pact', 'verify', '--help'],
  ];
  const ended = await Promise.all(asked.map((args) => runCommand(args)));
  for (const { code, stdout } of ended) {
    expect(code).toBe(0);
    expect(stdout).toMatch(/^aws-conformance pact write --out FILE/);
    expect(stdout).toBe(ended[0]?.stdout);
  }
});
