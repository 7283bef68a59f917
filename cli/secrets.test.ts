import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, reporters } from '../reports/reporters/reporters.ts';
import { type IndiscreetServer, indiscreetServer } from './indiscreet-server.testing.ts';
import { type Ended, newFolder, runCommand } from './run-command.testing.ts';

const told = {
  account: '210987654321',
  parameters: 'MARKER-PARAMETERS',
  ownerInformation: 'MARKER-OWNER',
  mistyped: 777_123_777,
} as const;

/** As AWS makes them, and in a file beside what the environment holds. */
const credentials = {
  accessKeyId: 'ASIAMARKERACCESSKEY1',
  secretAccessKey: 'MarkerSecret/AccessKey+0123456789abcdefgh',
  sessionToken: `MarkerSession//${'Token+'.repeat(40)}==`,
} as const;
const inProfile = {
  accessKeyId: 'AKIAMARKERPROFILEKEY',
  secretAccessKey: 'MarkerProfile/SecretKey+0123456789abcdef',
} as const;
const password = 'marker-url-password';

const markers: readonly string[] = [
  ...Object.values(told).map(String),
  ...Object.values(credentials),
  ...Object.values(inProfile),
  password,
];

/** Something that was printed or written, by what it is called. */
type Output = readonly [name: string, text: string];

/** The outputs in which a marker is found, as it is or in another form, each named with it. */
function leaks(outputs: readonly Output[], sought: Iterable<string>): string[] {
  const read = outputs.map(([name, text]) => [name, readingsOf(text)] as const);
  return [...sought].flatMap((marker) =>
    read
      .filter(([, readings]) => readings.some((text) => text.includes(marker)))
      .map(([name]) => `${marker} in ${name}`),
  );
}

/** A text, and what it says to whoever undoes its escapes and base64. */
function readingsOf(text: string): string[] {
  const character = (_: string, code: string) => String.fromCharCode(Number.parseInt(code, 16));
  const plain = text
    .replaceAll(/%([0-9a-f]{2})/gi, character)
    .replaceAll(/\\+u([0-9a-f]{4})/gi, character)
    .replaceAll(/&#x([0-9a-f]+);/gi, character)
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/\\+/g, '');
  const runs = `${text} ${plain}`.match(/[\w+/-]{24,}/g) ?? [];
  return [text, plain, runs.map((run) => Buffer.from(run, 'base64').toString('latin1')).join(' ')];
}

/** Every file of a folder and those in it. */
function filesIn(folder: string): Output[] {
  return readdirSync(folder).flatMap((name): Output[] => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [[path, readFileSync(path, 'utf8')]];
  });
}

const environment = {
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_SESSION_TOKEN: credentials.sessionToken,
};
const everyReporter = reporters.flatMap(({ name }) => ['--reporter', name]);

const pactSuites = ['responses', 'ranges', 'errors'].flatMap((name) => ['--suite', name]);

let server: IndiscreetServer;
let outputs: readonly Output[] = [];
let ended: Readonly<Record<string, Ended>> = {};

/** The commands that are tried, each in a folder of its own with a configuration file. */
function commands(url: string): Readonly<Record<string, readonly string[]>> {
  const run = ['run', '--out', 'out', ...everyReporter, '--save-fixture', 'out/fixture.json'];
  const baseline = ['--baseline', 'out/baseline.yaml', '--update-baseline'];
  const caseId = 'request/MaxResults/range/above-maximum';
  return {
    'a run with the signature suite': [...run, '--auth'],
    'a run that writes a baseline': [...run, ...baseline],
    'a run with a profile': [...run, '--profile', 'marked', '--auth'],
    'a strict run with the endpoint as option': [...run, '--strict', '--endpoint-url', url],
    'a verification by Pact': ['pact', 'verify', '--out', 'out', ...everyReporter, ...pactSuites],
    'a run of another operation': [...run, '--operation', 'DescribeMaintenanceWindows'],
    'a run with a seed that fails': [...run, '--seed', `echo no; echo ${url}`],
    'a run with a teardown that fails': [
      ...run,
      '--seed',
      `printf '{"WindowExecutionId":"x","TaskId":"y"}'`,
      '--seed-teardown',
      `: ${url}; exit 1`,
    ],
    'a wrong endpoint': [...run, '--endpoint-url', url.replace('http:', 'ftp:')],
    'a module that tells a secret': [...run, '--seed', 'telling.mjs'],
    'a dry run': ['run', '--dry-run'],
    config: ['config'],
    'config with an option': ['config', '--endpoint-url', url],
    explain: ['explain', caseId, '--endpoint-url', url],
    list: ['list', '--json'],
  };
}

/** Runs one command; what it may not show is in the environment and in files outside its folder. */
async function tried(name: string, args: readonly string[], url: string): Promise<Output[]> {
  const cwd = newFolder();
  const outside = newFolder();
  mkdirSync(join(cwd, 'out'));
  const keys = join(outside, 'credentials');
  const { accessKeyId, secretAccessKey } = inProfile;
  writeFileSync(
    keys,
    `[marked]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  writeFileSync(join(cwd, 'conformance.config.json'), JSON.stringify({ endpointUrl: url }));
  const secret = `${credentials.sessionToken} ${told.account} ${credentials.accessKeyId}`;
  writeFileSync(
    join(cwd, 'telling.mjs'),
    `export const seed = () => { throw Error(${JSON.stringify(secret)}); };`,
  );
  const env = { ...environment, AWS_SHARED_CREDENTIALS_FILE: keys, AWS_CONFIG_FILE: keys };
  const result = await runCommand(args, { cwd, env });
  ended = { ...ended, [name]: result };
  const files = filesIn(join(cwd, 'out')).map(([path, text]): Output => [`${name}: ${path}`, text]);
  return [[`${name}: stdout`, result.stdout], [`${name}: stderr`, result.stderr], ...files];
}

beforeAll(async () => {
  server = await indiscreetServer(told);
  const url = `http://someone:${password}@127.0.0.1:${server.port}`;
  for (const [name, args] of Object.entries(commands(url))) {
    outputs = [...outputs, ...(await tried(name, args, url))];
  }
}, 120_000);
afterAll(() => server.close());

/** Signatures that were sent, and so came back. */
function signatures(): Set<string> {
  return new Set(server.said.flatMap((text) => text.match(/(?<=Signature=)[0-9a-f]{64}/g) ?? []));
}

test('no secret is in anything that is printed or written', () => {
  expect(leaks(outputs, markers)).toEqual([]);
  const sent = signatures();
  const digests = outputs.flatMap(([, text]) => text.match(/[0-9a-f]{64}/g) ?? []);
  expect(digests.filter((digest) => sent.has(digest))).toEqual([]);
  expect(
    leaks(
      outputs,
      markers.slice(4).map((marker) => marker.slice(0, 20)),
    ),
  ).toEqual([]);
});

test('the search finds what is not redacted: the server said all of it', () => {
  const some = server.said.filter((_, index) => index % 7 === 0);
  const said = some.map((text, index): Output => [`answer ${index}`, text]);
  // Secret keys are never sent, and neither is the password of a URL: these are looked for as well.
  const sent = markers.filter((marker) => !/Secret|password/.test(marker));
  const found = leaks(said, sent);
  expect(sent.filter((marker) => !found.some((leak) => leak.startsWith(marker)))).toEqual([]);
  expect(signatures().size).toBeGreaterThan(300);
  const made = [...markers].map((marker): Output => [marker, `a line with ${marker} in it`]);
  expect(leaks(made, markers)).toHaveLength(markers.length);
});

test('much failed, and every reporter had something to redact', () => {
  const codes = Object.entries(ended).map(([name, { code }]) => [name, code]);
  expect(Object.fromEntries(codes)).toMatchObject({
    'a run with the signature suite': 1,
    'a run with a profile': 1,
    'a verification by Pact': 1,
    'a run with a seed that fails': 2,
    'a wrong endpoint': 2,
    'a module that tells a secret': 2,
    'a dry run': 0,
    config: 0,
    explain: 0,
    list: 0,
  });
  const run = outputs.filter(([name]) => name.startsWith('a run with the signature suite'));
  const brief = reporters.filter(({ isBrief }) => isBrief).flatMap(filesOf);
  const files = run.filter(
    ([name]) =>
      !/stderr|fixture\.json/.test(name) && !brief.some(({ file }) => name.endsWith(`/${file}`)),
  );
  expect(run.length).toBeGreaterThan(reporters.length);
  for (const [file, text] of files) {
    const isMasked = /\*\*\*|x{5,}/.test(text);
    expect([file, isMasked, text.length > 1_000]).toEqual([file, true, true]);
  }
  const [, report = ''] = run.find(([name]) => name.endsWith('report.json')) ?? [];
  expect(report).toMatch(/\/Parameters is \*\*\*"/);
  expect(report.match(/"outcome":"fail"/g)?.length).toBeGreaterThan(100);
  expect(ended['a module that tells a secret']?.stderr).toMatch(
    /did not work: \*\*\* <account> \*\*\*/,
  );
});

test('ids stay as they are: a saved fixture is one, and the printed command repeats', () => {
  const saved = outputs.find(([name]) => name.endsWith('fixture.json'));
  expect(JSON.parse(saved?.[1] ?? '')).toMatchObject({
    WindowExecutionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const { stdout = '' } = ended['a strict run with the endpoint as option'] ?? {};
  expect(stdout).toContain(`--endpoint-url http://127.0.0.1:${server.port} --case `);
});
