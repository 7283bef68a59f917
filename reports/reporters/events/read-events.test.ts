import { expect, test } from 'vitest';
import { recordedText as recorded } from '../recorded-run.testing.ts';
import { readEvents } from './read-events.ts';

const whole = readEvents(recorded);

test('every line is an event, the first run-started and the last run-finished', () => {
  expect(whole).toHaveLength(recorded.trimEnd().split('\n').length);
  expect([whole.at(0)?.type, whole.at(-1)?.type]).toEqual(['run-started', 'run-finished']);
});

test('a last line that was cut is left out', () => {
  expect(readEvents(recorded.slice(0, -30))).toEqual(whole.slice(0, -1));
});

test('a last line without its line feed is read', () => {
  expect(readEvents(recorded.trimEnd())).toEqual(whole);
});

test('nothing is no event, and line ends of Windows do not matter', () => {
  expect(readEvents('')).toEqual([]);
  expect(readEvents(recorded.replaceAll('\n', '\r\n'))).toEqual(whole);
});

test('a line in the middle that is no event is named', () => {
  const [first = '', ...rest] = recorded.split('\n');
  for (const line of ['{"type":"case-fin', '{"type":"case-finished"}', 'null']) {
    expect(() => readEvents([first, line, ...rest].join('\n'))).toThrow(/^line 2 is no event/);
  }
});
