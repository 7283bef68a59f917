import { expect, test } from 'vitest';
import { accountSpans } from './account-spans.ts';
import { replaceSpans } from './span.ts';

function maskAccounts(text: string): string {
  return replaceSpans(text, accountSpans(text), () => '<account>');
}

test.each([
  ['arn:aws:ssm:eu-west-1:123456789012:document/x', 'arn:aws:ssm:eu-west-1:<account>:document/x'],
  ['arn:aws-cn:iam::123456789012:role/y', 'arn:aws-cn:iam::<account>:role/y'],
  ['User: 123456789012 is not authorized.', 'User: <account> is not authorized.'],
  ['In account 123456789012.', 'In account <account>.'],
  ['"OwnerId":"123456789012"', '"OwnerId":"<account>"'],
  ['line\\n123456789012\\u0022', 'line\\n<account>\\u0022'],
  ['\\u0022123456789012\\u0022', '\\u0022<account>\\u0022'],
  ['my-bucket-123456789012, b_123456789012', 'my-bucket-<account>, b_<account>'],
  ['123456789012.dkr.ecr.amazonaws.com', '<account>.dkr.ecr.amazonaws.com'],
])('an account is masked: %s', (text, masked) => {
  expect(maskAccounts(text)).toBe(masked);
});

test.each([
  '02f84304-a000-4028-a60a-123456789012',
  '00000000-0000-0000-0000-000000000000',
  '1700000000.123456789012',
  '123456789012.5',
  '1700000000123',
  '12345678901',
  '\\u00221234567890123',
  'a123456789012',
  '123456789012f',
  '{"StartTime":1.7e9}',
])('no account is left as it is: %s', (text) => {
  expect(maskAccounts(text)).toBe(text);
});
