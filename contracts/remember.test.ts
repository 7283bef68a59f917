import { expect, test } from 'vitest';
import { remember, rememberText } from './remember.ts';

test('a result is computed once for each object, undefined among them', () => {
  const asked: object[] = [];
  const look = remember((key: object) => {
    asked.push(key);
    return undefined;
  });
  const [one, other] = [{}, {}];
  for (const key of [one, other, one, other]) expect(look(key)).toBeUndefined();
  expect(asked).toEqual([one, other]);
  expect(asked[0]).toBe(one);
});

test('a result is computed once for each text', () => {
  const asked: string[] = [];
  const size = rememberText((text) => {
    asked.push(text);
    return text.length;
  });
  expect(['', 'ab', '', 'ab'].map(size)).toEqual([0, 2, 0, 2]);
  expect(asked).toEqual(['', 'ab']);
});

test('what throws is asked again', () => {
  let calls = 0;
  const fails = remember((_: object) => {
    calls += 1;
    throw new Error('no');
  });
  const key = {};
  expect(() => fails(key)).toThrow('no');
  expect(() => fails(key)).toThrow('no');
  expect(calls).toBe(2);
});
