import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, idOf, partsOf } from './ids.ts';

const name = fc.stringMatching(/^[A-Za-z][\w.-]{0,20}$/);

test('an id is taken apart into what it was made of, whatever the address', () => {
  fc.assert(
    fc.property(name, name, fc.string(), (service, operation, address) => {
      const id = idOf({ service, operation }, address);
      expect(partsOf(id)).toEqual({ service, operation, address });
    }),
  );
});

test('what is no id is all address', () => {
  expect(addressOf('request/MaxResults')).toBe('request/MaxResults');
  expect(addressOf('')).toBe('');
});
