import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedSpool } from './sorted-spool.ts';

test('texts come back in the order of their keys, from memory and from the disk', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary', maxLength: 200 }))),
      fc.constantFrom(1, 50, 1_000, 1_000_000),
      (entries, most) => {
        const spool = sortedSpool(tmpdir(), most);
        for (const [key, text] of entries) spool.add(key, text);
        const expected = entries
          .map((entry, index) => ({ entry, index }))
          .sort((a, b) =>
            a.entry[0] === b.entry[0] ? a.index - b.index : a.entry[0] < b.entry[0] ? -1 : 1,
          )
          .map(({ entry }) => entry[1]);
        expect([...spool.drain()]).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('nothing is left in the folder, even while the spool is in use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aws-conformance-'));
  const spool = sortedSpool(folder, 10);
  for (let index = 0; index < 100; index += 1) spool.add(`${index}`, 'x'.repeat(70_000));
  expect(readdirSync(folder)).toEqual([]);
  expect([...spool.drain()]).toHaveLength(100);
});
