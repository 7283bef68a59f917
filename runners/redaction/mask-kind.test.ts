import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindMask } from './mask-kind.ts';

const mask = kindMask(Buffer.from('a key of this test'));

/** What a mask keeps of each character. */
function kinds(text: string): string {
  return text
    .replaceAll(/[a-z]/g, 'a')
    .replaceAll(/[A-Z]/g, 'A')
    .replaceAll(/\d/g, '0')
    .replaceAll(/[\u{80}-\u{10ffff}]/gu, (one) => (one.length === 2 ? 'WW' : 'w'));
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'f', 'k', 'Z', 'B', '0', '7', '-', ':', '/', ' ', '"', 'é', '字', '𝒴'),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
  maxLength: 80,
});

test('a mask has the length and the kinds of what it masks', () => {
  fc.assert(
    fc.property(text, (value) => {
      // Escapes of letters become those of an x, in another form at times.
      fc.pre(!/\\|%[0-9a-f]{2}|&#?\w{1,8};/i.test(value));
      const masked = mask(value);
      expect(kinds(masked)).toBe(kinds(value));
      expect([masked.length, Buffer.byteLength(masked)]).toEqual([
        value.length,
        Buffer.byteLength(value),
      ]);
    }),
  );
});

test('hexadecimal digits stay such, and a number begins with no zero of ours', () => {
  const hexadecimal = fc.string({ unit: fc.constantFrom(...'0123456789abcdef-'), minLength: 1 });
  fc.assert(
    fc.property(hexadecimal, (value) => {
      expect(mask(value)).toMatch(/^[0-9a-f-]+$/);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), (value) => {
      expect(BigInt(mask(String(value)))).toBeGreaterThan(0n);
      expect(mask(String(value))).toMatch(/^[1-9]\d*$/);
    }),
  );
});

test('equal texts have equal masks, different ones different masks, and another key others', () => {
  const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{8,40}$/), { minLength: 2, maxLength: 9 });
  fc.assert(
    fc.property(words, (values) => {
      expect(new Set(values.map(mask)).size).toBe(values.length);
      expect(values.map(kindMask(Buffer.from('a key of this test')))).toEqual(values.map(mask));
    }),
  );
  expect(kindMask()('the same long text')).not.toBe(kindMask()('the same long text'));
});

test('most of a mask shows that it is one', () => {
  expect(mask('The emulator of a user')).toMatch(/^Xxx xxxxxxx[a-z] [a-z]{2} [a-z] [a-z]{4}$/);
  expect(mask('\\u0041b%43&#68;\\n')).toMatch(/^\\u0078[a-z]%78&#120;\\n$/);
});
