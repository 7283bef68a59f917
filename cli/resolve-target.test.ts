import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseArguments } from './arguments.ts';
import { type ResolvedTarget, resolveTarget } from './resolve-target.ts';
import { selectContract } from './select-contract.ts';

const contract = await selectContract(parseArguments('run', []));
const opened: (() => unknown)[] = [];
const request = { method: 'POST', path: '/', headers: {}, body: '{}' };
let home = '';

const config = `
[default]
region = eu-west-3

[profile keys]
region = eu-central-1
aws_access_key_id = AKIDPROFILE
aws_secret_access_key = profile-secret

[profile process]
region = eu-west-1
credential_process = printf '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s","SessionToken":"process-token"}'

[profile broken]
region = eu-west-1
credential_process = false hunter2

[profile sso]
region = eu-west-1
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1

[profile empty]
output = json

[profile local]
region = eu-west-2
services = mine
aws_access_key_id = AKIDLOCAL
aws_secret_access_key = local-secret

[services mine]
ssm =
  endpoint_url = http://127.0.0.1:1

[profile role]
region = eu-west-2
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = keys

[profile astray]
services = nowhere
`;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'profiles-'));
  await writeFile(join(home, 'config'), config);
  await writeFile(
    join(home, 'credentials'),
    '[stored]\naws_access_key_id = AKIDSTORED\naws_secret_access_key = x\naws_session_token = stored-token\n',
  );
  for (const name of Object.keys(process.env)) {
    if (/^AWS_|_proxy$/i.test(name)) vi.stubEnv(name, undefined);
  }
  vi.stubEnv('HOME', home);
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  vi.unstubAllEnvs();
});

async function resolve(...argv: string[]): Promise<ResolvedTarget | undefined> {
  const args = parseArguments('run', argv);
  const resolved = await resolveTarget(contract, args, process.env);
  if (resolved) opened.push(() => resolved.target.close());
  return resolved;
}

async function failure(...argv: string[]): Promise<unknown> {
  const resolved = await resolve(...argv).catch((error: unknown) => error);
  expect(resolved).toMatchObject({ name: 'UsageError' });
  return resolved;
}

interface Recorder {
  readonly url: string;
  connections(): number;
  readonly seen: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[];
}

async function answering(body: string | (() => string)): Promise<Recorder> {
  const seen: Recorder['seen'] = [];
  let connections = 0;
  const server = createServer(({ url, headers }, response) => {
    seen.push({ url, headers });
    response.end(typeof body === 'string' ? body : body());
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  opened.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    seen,
    connections: () => connections,
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

async function sent(...argv: string[]): Promise<IncomingHttpHeaders> {
  const { url, seen } = await answering('{}');
  const resolved = await resolve('--endpoint-url', url, ...argv);
  expect(await resolved?.target.send(request)).toMatchObject({ kind: 'response' });
  return seen[0]?.headers ?? {};
}

test('a target on this machine is signed for as test, in us-east-1', async () => {
  const headers = await sent();
  expect(headers.authorization).toMatch(/Credential=test\/\d+\/us-east-1\/ssm\/aws4_request/);
});

test("a profile's keys and region sign", async () => {
  const headers = await sent('--profile', 'keys');
  expect(headers.authorization).toMatch(/Credential=AKIDPROFILE\/\d+\/eu-central-1\/ssm\//);
});

test('a profile goes before the keys of the environment', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENV');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'env-secret');
  expect((await sent('--profile', 'keys')).authorization).toContain('AKIDPROFILE');
  vi.stubEnv('AWS_PROFILE', 'keys');
  expect((await sent()).authorization).toContain('AKIDENV');
});

test('AWS_PROFILE names the profile, and AWS_REGION goes before its region', async () => {
  vi.stubEnv('AWS_PROFILE', 'keys');
  vi.stubEnv('AWS_REGION', 'sa-east-1');
  expect((await sent()).authorization).toMatch(/AKIDPROFILE\/\d+\/sa-east-1\//);
  expect((await sent('--region', 'us-west-2')).authorization).toContain('/us-west-2/');
});

test('the session token of every source is sent and signed', async () => {
  const stored = await sent('--profile', 'stored');
  expect(stored['x-amz-security-token']).toBe('stored-token');
  expect(stored.authorization).toMatch(/SignedHeaders=[^,]*x-amz-security-token/);
  const fromProcess = await sent('--profile', 'process');
  expect(fromProcess.authorization).toContain('AKIDPROCESS');
  expect(fromProcess['x-amz-security-token']).toBe('process-token');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENV');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'env-secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'env-token');
  expect((await sent())['x-amz-security-token']).toBe('env-token');
});

test("a profile's role is assumed, and what STS gives signs", async () => {
  const sts = await answering(`<AssumeRoleResponse><AssumeRoleResult>
    <AssumedRoleUser><Arn>arn</Arn><AssumedRoleId>id</AssumedRoleId></AssumedRoleUser>
    <Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
    <SessionToken>role-token</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
    </Credentials></AssumeRoleResult></AssumeRoleResponse>`);
  vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.url);
  const headers = await sent('--profile', 'role');
  expect(headers).toMatchObject({
    authorization: expect.stringMatching(/Credential=ASIAROLE\/\d+\/eu-west-2\/ssm\//),
    'x-amz-security-token': 'role-token',
  });
  expect(sts.seen[0]?.headers.authorization).toContain('Credential=AKIDPROFILE/');
});

test('credentials of a container are renewed when they are about to expire', async () => {
  let given = 0;
  const container = await answering(() => {
    given += 1;
    const Expiration = new Date(Date.now() + 60_000).toISOString();
    const AccessKeyId = `ASIACONTAINER${given}`;
    return JSON.stringify({ AccessKeyId, SecretAccessKey: 's', Token: 't', Expiration });
  });
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', container.url);
  const { url, seen } = await answering('{}');
  const resolved = await resolve('--endpoint-url', url, '--profile', 'empty');
  await resolved?.target.send(request);
  await vi.waitFor(async () => {
    await resolved?.target.send(request);
    expect(seen.at(-1)?.headers.authorization).not.toBe(seen[0]?.headers.authorization);
    expect(seen.at(-1)?.headers.authorization).toMatch(/ASIACONTAINER[2-9]/);
  });
});

test('--aws is the regional endpoint, in the variant that is asked for', async () => {
  const href = async (...argv: string[]) =>
    (await resolve('--aws', '--profile', 'keys', ...argv))?.endpoint.href;
  expect(await href()).toBe('https://ssm.eu-central-1.amazonaws.com/');
  expect(await href('--region', 'us-east-1', '--fips')).toBe(
    'https://ssm-fips.us-east-1.amazonaws.com/',
  );
  vi.stubEnv('AWS_USE_DUALSTACK_ENDPOINT', 'true');
  expect(await href()).toBe('https://ssm.eu-central-1.api.aws/');
});

test("a profile's services section gives the endpoint", async () => {
  const resolved = await resolve('--profile', 'local');
  expect(resolved?.endpoint.href).toBe('http://127.0.0.1:1/');
  expect(resolved?.signing).toMatchObject({
    region: 'eu-west-2',
    credentials: { accessKeyId: 'AKIDLOCAL' },
  });
});

test('no endpoint and nothing about one is undefined', async () => {
  expect(await resolve()).toBeUndefined();
  vi.stubEnv('AWS_PROFILE', 'keys');
  expect(await resolve('--region', 'us-east-1')).toBeUndefined();
});

test.each([
  [['--aws', '--profile', 'sso'], 'SSO session of the profile sso', 'aws sso login --profile sso'],
  [['--aws', '--profile', 'typo'], 'no profile typo', 'keys'],
  [['--aws', '--profile', 'astray'], 'services section nowhere', '[services nowhere]'],
  [['--aws', '--profile', 'broken'], 'credential_process of the profile broken', 'by hand'],
  [['--aws', '--profile', 'empty'], 'no region', 'set region us-east-1 --profile empty'],
  [['--aws'], 'no credentials for ssm.eu-west-3.amazonaws.com', 'AWS_ACCESS_KEY_ID'],
  [['--aws', '--profile', 'empty', '--region', 'x-1'], 'in the profile empty', '--profile'],
  [['--endpoint-url', 'http://h', '--profile', 'keys', '--fips'], 'FIPS endpoints', '--fips'],
  [['--endpoint-url', 'http://h', '--dualstack'], 'Dual-stack endpoints', '--dualstack'],
  [['--endpoint-url', 'http://h', '--aws'], 'contradict', 'Leave one'],
  [['--fips'], '--fips needs an endpoint', '--aws'],
  [['--profile', 'keys'], '--profile needs an endpoint', '--aws'],
  [['--aws', '--profile', 'keys', '--ca-bundle', '/none.pem'], '/none.pem', 'PEM'],
  [['--aws', '--profile', 'keys', '--ca-bundle', import.meta.filename], 'in PEM', 'openssl'],
])('%j is refused in one line, with the way out', async (argv, message, hint) => {
  const error = await failure(...argv);
  expect(error).toMatchObject({
    message: expect.stringContaining(message),
    hint: expect.stringContaining(hint),
  });
  expect(String(error)).not.toMatch(/\n|hunter2/);
});

test('a request to a name elsewhere goes through the proxy, and one to this machine never', async () => {
  const proxy = await answering('{}');
  vi.stubEnv('http_proxy', proxy.url);
  const target = await resolve('--endpoint-url', 'http://emulator.test:4566', '--profile', 'keys');
  for (let i = 0; i < 3; i++) {
    expect(await target?.target.send(request)).toMatchObject({ kind: 'response' });
  }
  expect(proxy.seen).toHaveLength(3);
  expect(proxy.connections()).toBe(1);
  expect(proxy.seen[0]).toMatchObject({
    url: 'http://emulator.test:4566/',
    headers: { host: 'emulator.test:4566' },
  });
  await sent();
  expect(proxy.seen).toHaveLength(3);
});

test('NO_PROXY excepts a host, and a proxy that is none is refused', async () => {
  const proxy = await answering('{}');
  vi.stubEnv('HTTP_PROXY', proxy.url);
  vi.stubEnv('NO_PROXY', '.invalid');
  const target = await resolve('--endpoint-url', 'http://a.invalid', '--profile', 'keys');
  expect(await target?.target.send(request)).toMatchObject({ fault: 'unreachable' });
  expect(proxy.seen).toHaveLength(0);
  vi.stubEnv('HTTP_PROXY', 'socks5://user:hunter2@127.0.0.1:1');
  const error = await failure('--endpoint-url', 'http://emulator.test', '--profile', 'keys');
  expect(error).toMatchObject({ message: expect.stringContaining('The proxy for emulator.test') });
  expect(String(error)).not.toContain('hunter2');
});
