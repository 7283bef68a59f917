import { expect, test } from 'vitest';
import { code, codeBlock, html, plain } from './markdown-text.ts';

test('text of a peer is neither markup nor a mention', () => {
  expect(plain('<b>*x* [a](b) @me #1 `c` | d')).toBe(
    '&lt;b&gt;\\*x\\* \\[a\\](b) &#64;me \\#1 \\`c\\` \\| d',
  );
  expect(html('<b>*x*\n')).toBe('&lt;b&gt;*x*\\n');
});

test('code that holds backticks gets a longer fence', () => {
  expect(code('a')).toBe('`a`');
  expect(code('`a`')).toBe('`` `a` ``');
  expect(codeBlock(['```', 'x'], 'sh')).toBe('````sh\n```\nx\n````');
});
