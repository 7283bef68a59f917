import aws4 from 'aws4';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { WireRequest } from '../contracts/wire.ts';
import { createSigner } from './sign-request.ts';
import type { Signing } from './signing.ts';

const now = new Date('2026-01-02T03:04:05.678Z');

/** Another signer, with what it would add or sign otherwise taken back. */
function signedByAws4(
  { credentials, region, service }: Signing,
  { method, path, headers, body }: WireRequest,
  endpoint: URL,
): Record<string, string> {
  const removed = {
    'content-length': true,
    ...(headers['content-type'] === undefined && { 'content-type': true }),
    ...(headers['date'] !== undefined && { 'x-amz-date': true }),
  };
  const unsigned = {
    ...{ method, path, service, region, body },
    headers: { ...headers, host: endpoint.host },
    extraHeadersToIgnore: removed,
  };
  const { headers: signed = {} } = aws4.sign(unsigned, credentials);
  return Object.fromEntries(
    Object.entries(signed)
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      .filter(([name]) => !Object.hasOwn(removed, name)),
  );
}

const word = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const signings = fc.record(
  {
    credentials: fc.record(
      { accessKeyId: word, secretAccessKey: fc.string({ minLength: 1 }), sessionToken: word },
      { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
    ),
    region: word,
    service: fc.constantFrom('ssm', 'dynamodb'),
  },
  { noNullPrototype: true },
);

const segments = fc.constantFrom(
  '',
  '.',
  '..',
  'a',
  'a b',
  '%20',
  '%2F',
  'a+b',
  'ü',
  "!'()*",
  '.x',
  '~',
);
const paths = fc.array(segments).map((parts) => `/${parts.join('/')}`);
const pairs = fc.tuple(fc.constantFrom('', 'a', 'b', 'A', 'a%20b', "'", 'é', 'aa'), segments);
const queries = fc
  .array(pairs)
  .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&'));
const targets = fc.oneof(
  fc.constant('/'),
  paths,
  fc.tuple(paths, queries).map(([path, query]) => `${path}?${query}`),
);
// In place of an empty Content-Type, aws4 signs one of its own.
const value = fc.string({ unit: fc.constantFrom('a', ' ', '\t', ';', 'é', '/'), minLength: 1 });
const requests: fc.Arbitrary<WireRequest> = fc.record({
  method: fc.constantFrom('POST', 'GET', 'PUT'),
  path: targets,
  headers: fc.dictionary(
    fc.constantFrom(
      'content-type',
      'x-amz-target',
      'user-agent',
      'range',
      'connection',
      'x-amz-meta-probe',
      'authorization',
    ),
    value,
    { noNullPrototype: true },
  ),
  body: fc.string({ unit: 'grapheme' }),
});

// Of a name that comes twice in a query to S3, aws4 signs the first alone.
const requestsToS3 = fc
  .tuple(requests, paths)
  .map(([request, path]): WireRequest => ({ ...request, path }));

test.each([
  ['any service', signings, requests],
  ['S3', signings.map((signing) => ({ ...signing, service: 's3' })), requestsToS3],
])('it signs for %s as aws4 does, whatever the request and the credentials', (_, by, of) => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const endpoint = new URL('http://localhost:4566');
  fc.assert(
    fc.property(by, of, (signing, request) => {
      const signed = createSigner(signing)(request, endpoint);
      expect(signed).toEqual(signedByAws4(signing, request, endpoint));
    }),
    { numRuns: 2_000 },
  );
  vi.useRealTimers();
});

const plain: WireRequest = {
  method: 'POST',
  path: '/',
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: '{}',
};
const signing: Signing = {
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
  region: 'eu-west-1',
  service: 'ssm',
};

test.each([
  ['a date of its own', { 'x-amz-date': '20250102T030405Z' }],
  ['the older header of a date', { date: 'Thu, 02 Jan 2025 03:04:05 GMT' }],
  ['a digest of its own', { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }],
  ['a session token of its own', { 'x-amz-security-token': 'other' }],
])('it signs a request with %s as aws4 does', (_, headers) => {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const request = { ...plain, headers: { ...plain.headers, ...headers } };
  const endpoint = new URL('https://ssm.eu-west-1.amazonaws.com');
  const credentials = { ...signing.credentials, sessionToken: 'session' };
  const signed = createSigner({ ...signing, credentials })(request, endpoint);
  expect(signed).toEqual(signedByAws4({ ...signing, credentials }, request, endpoint));
  expect(signed).toMatchObject(headers);
  vi.useRealTimers();
});

test('the key of the day is not kept beyond it, nor for other credentials', () => {
  const endpoint = new URL('http://localhost:4566');
  const others = { ...signing, credentials: { ...signing.credentials, secretAccessKey: 'other' } };
  const signatures = ['2026-01-02T23:59:59Z', '2026-01-03T00:00:00Z'].flatMap((time) => {
    vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] });
    return [signing, others].map((one) => {
      const signed = createSigner(one)(plain, endpoint);
      expect(signed).toEqual(signedByAws4(one, plain, endpoint));
      return signed['authorization'];
    });
  });
  vi.useRealTimers();
  expect(new Set(signatures).size).toBe(4);
});
