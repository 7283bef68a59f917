import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanJson } from './scan-json.ts';

/** Integers apart, JSON.stringify writes numbers with a fraction or an exponent. */
const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{', '}', '[', ']', ':', ',', '"', '\\', '\\"', '1.5', '\\u0022', '//', '\n'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 5 }),
  ),
})).value;

test('text that JSON.stringify wrote has no duplicates and no unusual numbers', () => {
  fc.assert(
    fc.property(plain, fc.constantFrom(undefined, 2, '\t'), (value, space) => {
      const { duplicates, unusualNumbers } = scanJson(JSON.stringify(value, null, space));
      expect(duplicates).toEqual([]);
      expect([...unusualNumbers]).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('depth is that of the value', () => {
  function depthOf(value: unknown): number {
    if (typeof value !== 'object' || value === null) return 0;
    return 1 + Math.max(0, ...Object.values(value).map(depthOf));
  }
  fc.assert(
    fc.property(plain, (value) => {
      expect(scanJson(JSON.stringify(value)).depth).toBe(depthOf(value));
    }),
  );
});

test('a member that is inserted a second time is found, however its name is escaped', () => {
  const members = fc.dictionary(fc.string(), plain, { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(members, plain, fc.boolean(), fc.nat(), (object, extra, inUnits, choice) => {
      const names = Object.keys(object);
      const name = names[choice % names.length] ?? '';
      const written = inUnits ? `"${escaped(name)}"` : JSON.stringify(name);
      const text = `${JSON.stringify(object).slice(0, -1)},${written}:${JSON.stringify(extra)}}`;
      expect(scanJson(text).duplicates).toEqual([name]);
    }),
  );
});

test('a number inserted in an unusual form is found by its path', () => {
  const form = fc.constantFrom('10.0', '1e1', '1E1', '-0.5', '100e-1', '1.5E+2', '0e0');
  const path = fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,4}$/), fc.nat(3)), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(form, path, (number, steps) => {
      const text = steps.reduceRight<string>(
        (inside, step) =>
          typeof step === 'number'
            ? `[${'0,'.repeat(step)}${inside}]`
            : `{"other":{"${step}":1},"${step}":${inside}}`,
        number,
      );
      const { unusualNumbers, duplicates } = scanJson(text);
      expect([...unusualNumbers]).toEqual([steps.join('/')]);
      expect(duplicates).toEqual([]);
    }),
  );
});

test('plain integers, and text that looks like a number, are not unusual', () => {
  expect([
    ...scanJson('{"a":10,"b":-1,"c":"1.5","d":[0,true,null],"1e1":2}').unusualNumbers,
  ]).toEqual([]);
});

test('paths name members and positions', () => {
  const text = '{"Filters":[{"Key":"a"},{"Key":"b","Values":[1,2.0],"Key":"c"}],"Filters":1.5}';
  const { duplicates, unusualNumbers, depth } = scanJson(text);
  expect({ duplicates, unusualNumbers: [...unusualNumbers], depth }).toMatchInlineSnapshot(`
    {
      "depth": 4,
      "duplicates": [
        "Filters/1/Key",
        "Filters",
      ],
      "unusualNumbers": [
        "Filters/1/Values/1",
        "Filters",
      ],
    }
  `);
});

test('the same name in two objects is no duplicate, and white space changes nothing', () => {
  const text = '\r\n[ { "a" : 1 , "b" : { "a" : 2 } } ,\t{ "a" : 3 } ]';
  expect(scanJson(text).duplicates).toEqual([]);
});

function escaped(name: string): string {
  return Array.from({ length: name.length }, (_, index) => {
    return `\\u${name.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
