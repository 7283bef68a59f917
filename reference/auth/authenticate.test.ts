import { createHash, createHmac } from 'node:crypto';
import {
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect, test } from 'vitest';
import type { EmulatorOptions } from '../create-answer.ts';
import { createEmulator } from '../create-emulator.ts';
import { signatureDefects } from '../defects/signatures.ts';
import { requestFor } from '../probes/probe-requests.ts';
import { errorIn } from '../read-answer.ts';
import { referenceFixture } from '../reference-fixture.ts';
import { serveReference } from '../serve-reference.ts';
import { signatureVariants } from '../variants/signatures.ts';
import type { RawRequest, ServiceResponse } from '../wire.ts';
import type { Auth } from './auth.ts';
import { computeSignature } from './compute-signature.ts';

const { WindowExecutionId, TaskId } = referenceFixture;
const noon = Date.UTC(2026, 0, 2, 12);
const minute = 60_000;
const auth: Auth = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'secret',
  region: 'eu-west-1',
  now: () => noon,
};
const temporary: Auth = { ...auth, sessionToken: 'token' };

interface Signing extends Partial<Auth> {
  readonly at?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

async function signed(signing: Signing = {}): Promise<RawRequest> {
  const { at = noon, headers = {}, service = 'ssm', ...given } = signing;
  const { region, ...credentials } = { ...auth, ...given };
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const plain = requestFor({ WindowExecutionId, TaskId });
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: 'ssm.example',
    path: '/',
    headers: { ...plain.headers, host: 'ssm.example', ...headers },
    body: plain.body,
  };
  const result = await signer.sign(request, { signingDate: new Date(at) });
  return { ...plain, headers: result.headers };
}

class Sha256 {
  readonly #hash: { update(data: Uint8Array | string): unknown; digest(): Buffer };

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }

  reset(): void {}
}

function keyOf(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  if (secret instanceof ArrayBuffer) return new Uint8Array(secret);
  return new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength);
}

async function ask(
  request: RawRequest,
  options: Auth = auth,
  named: EmulatorOptions = {},
): Promise<ServiceResponse> {
  return (await createEmulator({ auth: options, ...named })).answer(request);
}

test('valid signatures are accepted', async () => {
  const valid = [
    await signed(),
    await signed({ at: noon - 14 * minute }),
    await signed({ headers: { 'x-extra': '  two   words ', 'user-agent': 'x' } }),
  ];
  for (const request of valid) expect((await ask(request)).status).toBe(200);
  const withToken = await signed({ sessionToken: 'token' });
  expect((await ask(withToken, temporary)).status).toBe(200);
});

test('a Date header may stand in place of X-Amz-Date', async () => {
  const plain = requestFor({ WindowExecutionId, TaskId });
  const date = new Date(noon).toUTCString();
  const request = { ...plain, headers: { ...plain.headers, host: 'ssm.example', date } };
  const credential = ['AKIDEXAMPLE', '20260102', 'eu-west-1', 'ssm', 'aws4_request'];
  const signedHeaders = ['date', 'host', 'x-amz-target'];
  const parts = { algorithm: 'AWS4-HMAC-SHA256', credential, signedHeaders, signature: '', date };
  const body = String(request.body);
  const signature = computeSignature({ ...parts, request: { ...request, body } }, 'secret');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential.join('/')}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  const headers = { ...request.headers, authorization };
  expect((await ask({ ...request, headers })).status).toBe(200);
  expect((await ask({ ...request, headers }, auth, { defect: 'date-header-refused' })).status).toBe(
    400,
  );
});

const refused: readonly (readonly [string, Signing, string])[] = [
  ['another secret', { secretAccessKey: 'other' }, 'InvalidSignatureException'],
  ['another key id', { accessKeyId: 'OTHER' }, 'UnrecognizedClientException'],
  ['another region', { region: 'us-east-1' }, 'InvalidSignatureException'],
  ['another service', { service: 'ec2' }, 'InvalidSignatureException'],
  ['long ago', { at: noon - 16 * minute }, 'InvalidSignatureException'],
  ['in the future', { at: noon + 16 * minute }, 'InvalidSignatureException'],
  ['a token that is not wanted', { sessionToken: 'token' }, 'UnrecognizedClientException'],
];

test.each(refused)('a signature is refused: %s', async (_, signing, type) => {
  expect(errorIn(await ask(await signed(signing)))).toContain(`400 ${type}`);
});

test('temporary credentials need their token', async () => {
  expect(errorIn(await ask(await signed(), temporary))).toContain('UnrecognizedClientException');
});

const changes: readonly (readonly [string, (header: string) => string | undefined, string])[] = [
  ['no header', () => undefined, 'MissingAuthenticationTokenException'],
  [
    'no signature',
    (header) => header.replace(/, Signature=.*/, ''),
    'IncompleteSignatureException',
  ],
  ['no credential', (header) => header.replace(/Credential=[^,]*,/, ''), 'IncompleteSignature'],
  ['nothing known', () => 'Basic eDp5', 'IncompleteSignatureException'],
  ['another algorithm', (header) => header.replace('SHA256', 'SHA1'), 'IncompleteSignature'],
  ['a short scope', (header) => header.replace('/aws4_request', ''), 'IncompleteSignature'],
  ['host not signed', (header) => header.replace(';host', ''), 'InvalidSignatureException'],
  ['one digit changed', (header) => header.replace(/.$/, 'z'), 'InvalidSignatureException'],
];

test.each(changes)('an Authorization header is refused: %s', async (_, change, type) => {
  const request = await signed();
  const { authorization = '', ...others } = request.headers;
  const changed = change(authorization);
  const headers = changed === undefined ? others : { ...others, authorization: changed };
  expect(errorIn(await ask({ ...request, headers }))).toContain(`400 ${type}`);
});

test('what is changed after signing is refused', async () => {
  const request = await signed({ headers: { 'x-extra': 'one' } });
  const body = `${String(request.body)} `;
  expect(errorIn(await ask({ ...request, body }))).toContain('InvalidSignatureException');
  const headers = { ...request.headers, 'x-extra': 'two' };
  expect(errorIn(await ask({ ...request, headers }))).toContain('InvalidSignatureException');
});

test('target and JSON come before the signature, types after it', async () => {
  expect(errorIn(await ask(requestFor('{')))).toBe('400 SerializationException');
  expect(errorIn(await ask(requestFor('{', { headers: {} })))).toContain('UnknownOperation');
  expect(errorIn(await ask(requestFor({ TaskId: 1 })))).toContain('MissingAuthentication');
});

test('each signature defect and variant changes an answer', async () => {
  const dated = await signed();
  const { 'x-amz-date': _, ...undated } = dated.headers;
  const probes = [
    dated,
    await signed({ headers: { 'x-extra': 'one' } }),
    await signed({ sessionToken: 'token' }),
    await signed({ sessionToken: 'other' }),
    requestFor({ WindowExecutionId, TaskId }),
    { ...dated, headers: { ...undated, date: new Date(noon).toUTCString() } },
    ...(await Promise.all(refused.map(([, signing]) => signed(signing)))),
    ...changes.map(([, change]) => {
      const authorization = change(dated.headers['authorization'] ?? '') ?? 'x';
      return { ...dated, headers: { ...dated.headers, authorization } };
    }),
  ];
  const observe = async (named: EmulatorOptions = {}) =>
    Promise.all(
      probes.flatMap((probe) =>
        [auth, temporary].map((one) => ask(probe, one, named).then(errorIn)),
      ),
    );
  const plain = await observe();
  for (const { name } of signatureDefects) {
    expect(await observe({ defect: name }), name).not.toEqual(plain);
  }
  for (const { name } of signatureVariants) {
    expect(await observe({ variant: name }), name).not.toEqual(plain);
  }
});

test('a real SDK client signs as it should', async () => {
  const { now: _, ...credentials } = auth;
  const served = await serveReference({ auth: credentials });
  const command = new DescribeMaintenanceWindowExecutionTaskInvocationsCommand({
    WindowExecutionId,
    TaskId,
  });
  const send = (given: { accessKeyId: string; secretAccessKey: string }) => {
    const { url: endpoint } = served;
    return new SSMClient({ endpoint, region: auth.region, credentials: given }).send(command);
  };
  const found = await send(credentials);
  expect(found.WindowExecutionTaskInvocationIdentities).toHaveLength(50);
  const wrong = { ...credentials, secretAccessKey: 'wrong' };
  await expect(send(wrong)).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  await served.close();
});
