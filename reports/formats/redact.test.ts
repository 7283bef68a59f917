import { expect, test } from 'vitest';
import type { Exchange } from '../../contracts/wire.ts';
import { redactEnd, redactExchange, redactText, redactVerdict } from './redact.ts';

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

const exchange: Exchange = {
  request: {
    method: 'POST',
    path: '/',
    headers: { Authorization: 'AWS4 secret', 'x-amz-security-token': 'secret', accept: '*/*' },
    body: '{"OwnerInformation":"secret"}',
  },
  reply: {
    kind: 'response',
    response: {
      status: 200,
      headers: { authorization: 'secret' },
      body: '{"Parameters":"secret"}',
    },
  },
  attempts: 1,
  sentAt: 0,
  durationMs: 1,
};

test('an exchange loses its credentials and its sensitive members, and nothing else', () => {
  const redacted = redactExchange(exchange);
  expect(JSON.stringify(redacted)).not.toContain('secret');
  expect(redacted.request.headers).toEqual({
    Authorization: '***',
    'x-amz-security-token': '***',
    accept: '*/*',
  });
  expect(JSON.stringify(exchange)).toContain('secret');
});

test('an exchange without a response keeps the reason', () => {
  const reply = { kind: 'no-response', fault: 'reset', detail: 'closed' } as const;
  expect(redactExchange({ ...exchange, reply }).reply).toEqual(reply);
});

test('the words of a verdict are redacted where they quote a body', () => {
  const verdict = {
    caseId: 'a',
    constraintId: 'b',
    level: 'must',
    outcome: 'fail',
    actual: 'HTTP 200 with {"Parameters":"x"}',
    exchanges: [],
  } as const;
  expect(redactVerdict(verdict).actual).toBe('HTTP 200 with {"Parameters":"***"}');
});

test('headers, notes and reasons are redacted as bodies are', () => {
  const headers = { 'x-echo': 'for 123456789012', 'set-cookie': 'a=b', date: 'now' };
  const reply = { kind: 'response', response: { status: 200, headers, body: '' } } as const;
  expect(redactExchange({ ...exchange, reply }).reply).toMatchObject({
    response: { headers: { 'x-echo': 'for <account>', 'set-cookie': '***', date: 'now' } },
  });
  expect(redactEnd({ reason: '123456789012', notes: ['ASIAIOSFODNN7EXAMPLE'] })).toEqual({
    reason: '<account>',
    notes: ['***'],
  });
});

// No benchmark: a pattern that is quadratic in what a target sends takes hours here, not seconds.
test('text made to be slow is redacted as fast as any other', () => {
  const slashes = '\\'.repeat(2_000_000);
  for (const text of [
    `parameters${slashes}`,
    `${slashes}"Parameters${slashes}": ${slashes}`,
    `"Parameters"${' '.repeat(2_000_000)}`,
    `"\\u0050${slashes}parameters`,
  ]) {
    expect(redactText(text)).toBe(text);
  }
}, 5_000);
