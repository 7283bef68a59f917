import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideSecret } from './known-secrets.ts';
import { hideMembers, redactText } from './redact-text.ts';

hideMembers(['Parameters', 'OwnerInformation']);

const texts: readonly (readonly [what: string, text: string, redacted: string])[] = [
  ['a string', '{"Parameters":"a \\" b","X": 1.0}', '{"Parameters":"***","X": 1.0}'],
  ['a structure', '[{"Parameters" : {"a":["}"]},"X":1}]', '[{"Parameters" : "***","X":1}]'],
  [
    'null, true and a number',
    '{"OwnerInformation":null,"Parameters":12}',
    '{"OwnerInformation":"***","Parameters":"***"}',
  ],
  [
    'each of several',
    '[{"Parameters":"a"},{"Parameters":"b"}]',
    '[{"Parameters":"***"},{"Parameters":"***"}]',
  ],
  ['a name with escaped letters', '{"P\\u0061rameters":"a"}', '{"P\\u0061rameters":"***"}'],
  ['a name in other letters', '{"parameters":"a"}', '{"parameters":"***"}'],
  [
    'JSON within a string',
    '{"b":"{\\"Parameters\\":\\"a\\\\\\"b\\",\\"X\\":1}"}',
    '{"b":"{\\"Parameters\\":\\"***\\",\\"X\\":1}"}',
  ],
  ['text that is cut', '{"X":1,"Parameters":{"a":"secr', '{"X":1,"Parameters":"***"'],
  [
    'text that is no JSON',
    'oops "OwnerInformation": "me" <html>',
    'oops "OwnerInformation": "***" <html>',
  ],
];

for (const [what, text, redacted] of texts) {
  test(`sensitive members are redacted: ${what}`, () => {
    expect(redactText(text)).toBe(redacted);
  });
}

test('what only looks sensitive stays as it is', () => {
  const text = '{"Key":"Parameters","ParametersCount":3,"Note":"\\u0050"}';
  expect(redactText(text)).toBe(text);
});

const token = 'IQoJb3JpZ2luX2VjE//Session+Token/of=a+run/that=is/long+enough==';
const signature = '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7';
hideSecret(token);

const escapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (text) =>
    encodeURIComponent(text).replaceAll(/%../g, (code) => code.toLowerCase()),
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  JSON: (text) => JSON.stringify(text),
  'JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'JSON with escaped signs': (text) =>
    JSON.stringify(text).replaceAll(/[=+&<>]/g, (sign) => unicodeEscape(sign)),
  'JSON in JSON with escaped signs': (text) =>
    JSON.stringify(JSON.stringify(text).replaceAll(/[=+/]/g, (sign) => unicodeEscape(sign))),
  'JSON with every character escaped': (text) => [...text].map(unicodeEscape).join(''),
  'HTML entities': (text) => text.replaceAll(/[^\w]/g, (sign) => `&#${sign.charCodeAt(0)};`),
  'HTML entities in hexadecimal': (text) =>
    text.replaceAll(/[^\w]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`),
  'named HTML entities': (text) =>
    text.replaceAll('=', '&equals;').replaceAll('/', '&sol;').replaceAll('+', '&plus;'),
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 behind a word': (text) => Buffer.from(`the request was ${text}`).toString('base64'),
  'base64 of the URL alphabet': (text) => Buffer.from(text).toString('base64url'),
  'base64 in a path': (text) => `/debug/${Buffer.from(`{"h":"${text}"}`).toString('base64url')}`,
  'base64 of percent-encoded text': (text) =>
    Buffer.from(encodeURIComponent(text)).toString('base64'),
  'hexadecimal digits': (text) => Buffer.from(text).toString('hex'),
  'capital hexadecimal digits': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const character = (code: string, radix: number) =>
  String.fromCharCode(Number.parseInt(code, radix));

const decoders: readonly ((text: string) => readonly string[])[] = [
  (text) => [text.replaceAll(/%([0-9a-f]{2})/gi, (_, code) => character(code, 16))],
  (text) => [text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) => character(code, 16))],
  (text) => [text.replaceAll(/\\(.)/g, '$1')],
  (text) => [
    text
      .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => character(code, 16))
      .replaceAll(/&#(\d+);/g, (_, code) => character(code, 10))
      .replaceAll('&equals;', '=')
      .replaceAll('&sol;', '/')
      .replaceAll('&plus;', '+'),
  ],
  (text) =>
    (text.match(/[\w+/=-]{20,}/g) ?? []).flatMap((run) => [
      ...[0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64').toString('latin1')),
      Buffer.from(run, 'hex').toString('latin1'),
    ]),
];

/** Everything that an encoded text could say, by whoever reads it. */
function readings(text: string): string[] {
  const found = new Set([text]);
  let latest = [text];
  for (let round = 0; round < 3; round += 1) {
    latest = latest
      .flatMap((one) => decoders.flatMap((decode) => decode(one)))
      .filter((one) => !found.has(one));
    for (const one of latest) found.add(one);
  }
  return [...found];
}

const secrets = {
  'a session token': [token, token.slice(0, 24)],
  'an authorization header': [
    `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261126/eu-west-1/ssm/aws4_request, SignedHeaders=host, Signature=${signature}`,
    signature,
  ],
  'an access key': ['key=ASIAIOSFODNN7EXAMPLE&x=1', 'ASIAIOSFODNN7EXAMPLE'],
  'an account': ['arn:aws:iam::210987654321:user/some-body', '210987654321'],
  'a header by name': [
    '{"x-amz-security-token":"another-token-of-this/run"}',
    'another-token-of-this/run',
  ],
} as const;

for (const [encoding, encode] of Object.entries(escapes)) {
  for (const [name, [said, secret]] of Object.entries(secrets)) {
    test(`${name} is hidden when a server repeats it ${encoding}`, () => {
      const text = `<p>You sent ${encode(said)} to us</p>`;
      expect(readings(text).some((reading) => reading.includes(secret))).toBe(true);
      const shown = redactText(text);
      expect(readings(shown).filter((reading) => reading.includes(secret))).toEqual([]);
      expect(shown).toMatch(/^<p>You sent .* to us<\/p>$/s);
    });
  }
}

test('text without anything to hide stays as it is', () => {
  const harmless = [
    'AQICAHh2 is a token: eyJuZXh0IjoiYWJjZGVmZ2hpamtsbW5vcCIsInBhZ2UiOjJ9',
    'see /a/long/path/of/words/that/means/nothing/index.html?x=%20y&z=1',
    '{"InvocationId":"0e466033-290b-4d74-9ae0-f33e3f3e3f3e","Status":"SUCCESS\\u0021"}',
    'a digest of ours, sha256:5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  ];
  expect(harmless.map(redactText)).toEqual(harmless);
});

test('what is redacted once stays as it is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom(...Object.values(secrets).map(([s]) => s)))),
      (parts) => {
        const once = redactText(parts.join(' '));
        expect(redactText(once)).toBe(once);
      },
    ),
  );
});

// No benchmark: a pattern that is quadratic in what a target sends takes hours here, not seconds.
test('text made to be slow is redacted as fast as any other', () => {
  const slashes = '\\'.repeat(2_000_000);
  for (const text of [
    `parameters${slashes}`,
    `${slashes}"Parameters${slashes}": ${slashes}`,
    `"Parameters"${' '.repeat(2_000_000)}`,
    `"\\u0050${slashes}parameters`,
    'A'.repeat(2_000_000),
    '%41'.repeat(500_000),
    '&amp;'.repeat(400_000),
    'QUFB'.repeat(500_000),
  ]) {
    expect(redactText(text)).toBe(text);
  }
}, 10_000);
