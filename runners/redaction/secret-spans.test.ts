import { expect, test } from 'vitest';
import { hideSecret } from './known-secrets.ts';
import { redactSecrets } from './redact-text.ts';

const digest = 'ab'.repeat(32);

test.each([
  [
    `AWS4-HMAC-SHA256 Credential=MYKEY/20260101/eu/ssm/aws4_request, SignedHeaders=host, Signature=${digest}`,
    'AWS4-HMAC-SHA256 Credential=***, SignedHeaders=host, Signature=***',
  ],
  [`you signed ${digest}, not`, 'you signed ***, not'],
  ['the key AKIAIOSFODNN7EXAMPLE is unknown', 'the key *** is unknown'],
  ['"ASIAIOSFODNN7EXAMPLE"', '"***"'],
  ['x-amz-security-token:some/token==', 'x-amz-security-token:***'],
  ['{"X-Amz-Security-Token": "some/token=="}', '{"X-Amz-Security-Token": "***"}'],
  ['{\\"x-amz-security-token\\":[\\"some\\"]}', '{\\"x-amz-security-token\\":[\\"***\\"]}'],
  ['aws_secret_access_key = abc/def', 'aws_secret_access_key = ***'],
  [
    '{"SecretAccessKey":"abc","SessionToken":"def"}',
    '{"SecretAccessKey":"***","SessionToken":"***"}',
  ],
  ['see http://user:password@host:1/path', 'see http://***@host:1/path'],
])('what looks like a secret is masked: %s', (text, masked) => {
  expect(redactSecrets(text)).toBe(masked);
});

test.each([
  'a valid Signature is needed, and a session token',
  'http://127.0.0.1:4566/path and me@example.com',
  'The AKIA of the key',
  `${digest}0`,
])('what does not is left as it is: %s', (text) => {
  expect(redactSecrets(text)).toBe(text);
});

test('a secret of this process is masked however it looks, whole or cut', () => {
  const secret = 'any words/that+are=long enough';
  hideSecret(secret);
  expect(redactSecrets(`<${secret}>`)).toBe('<***>');
  expect(redactSecrets(`${secret.slice(0, 20)}…`)).toBe('***…');
  expect(redactSecrets(encodeURIComponent(secret))).toBe('***');
});

test('a secret that may be any word is not looked for', () => {
  hideSecret('test');
  expect(redactSecrets('a test of it')).toBe('a test of it');
});

test('a setting that is named like a secret is masked, however it is called', () => {
  expect(redactSecrets('API_TOKEN=hunter2 make "my_password=hunter2"')).toBe(
    'API_TOKEN=*** make "my_password=***"',
  );
  expect(redactSecrets('NextPage=2 and PASSWORD alone')).toBe('NextPage=2 and PASSWORD alone');
});

// No benchmark: a pattern that is quadratic in what a target sends takes hours here, not seconds.
test('text made to be slow is masked as fast as any other', () => {
  const long = 2_000_000;
  const started = Date.now();
  for (const part of [
    '://',
    'a.',
    'x-amz-security-token\\',
    'AKIA',
    'a',
    ' ',
    'Signature',
    '=',
    'session_token',
    'TOKEN',
    'my_secret ',
  ]) {
    redactSecrets(part.repeat(long / part.length));
    redactSecrets(`${part.repeat(long / part.length)} =`);
    redactSecrets(`x-amz-security-token${part.repeat(long / part.length)}`);
  }
  expect(Date.now() - started).toBeLessThan(5_000);
});
