import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test('a slip finds the name that was meant', () => {
  const names = ['case', 'constraint', 'reason', 'expires'];
  expect(nearestName('reson', names)).toBe('reason');
  expect(nearestName('Expires', names)).toBe('expires');
  expect(nearestName('constriant', names)).toBe('constraint');
});

test('a name like none finds none', () => {
  expect(nearestName('who', ['case', 'reason'])).toBeUndefined();
  expect(nearestName('', ['case'])).toBeUndefined();
  expect(nearestName('case', [])).toBeUndefined();
});
