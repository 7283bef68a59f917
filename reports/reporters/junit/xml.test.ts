import { expect, test } from 'vitest';
import { xmlAttributes, xmlText } from './xml.ts';

test('markup is escaped', () => {
  expect(xmlText(`<a href="x">&'</a>]]>`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;&amp;&apos;&lt;/a&gt;]]&gt;',
  );
});

test('what XML 1.0 cannot hold is replaced, what it can hold is kept', () => {
  expect(xmlText('\u0000\u0008\u001b\ud800\ufffe')).toBe('\ufffd'.repeat(5));
  expect(xmlText('\t\n😀')).toBe('\t\n😀');
});

test('white space in an attribute survives a reader', () => {
  expect(xmlAttributes({ name: 'a\n\t\rb', count: 1 })).toBe(' name="a&#10;&#9;&#13;b" count="1"');
});
