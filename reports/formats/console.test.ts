import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CaseFinished, RunEvent, RunFinished } from '../event.ts';
import { consoleReporter } from './console.ts';
import { readEvents } from './read-events.ts';

const golden = new URL('./golden/events.jsonl', import.meta.url);
const run = readEvents(readFileSync(golden, 'utf8'));
const [started] = run;
const ended = run.find((event) => event.type === 'run-finished');

function show(
  events: readonly (RunEvent | undefined)[],
  options: { animate?: boolean; color?: boolean; width?: number } = {},
): string[] {
  const parts: string[] = [];
  const stream = { write: (text: string) => parts.push(text) };
  const settings = { stream, color: false, animate: false, width: 80, ...options };
  const reporter = consoleReporter(settings);
  for (const event of events) if (event) void reporter.onEvent(event);
  void reporter.close?.();
  return parts;
}

function lastLine(parts: readonly string[]): string | undefined {
  return parts.join('').trimEnd().split('\n').at(-1);
}

function endedWith(changes: Partial<RunFinished>): RunFinished {
  if (!ended) throw new Error('the recorded run has no end');
  const { reason: _, ...rest } = ended;
  return { ...rest, ...changes };
}

function failing(
  caseId: string,
  constraintId: string,
  level: 'must' | 'should' = 'must',
): CaseFinished {
  const verdicts = [{ caseId, constraintId, level, outcome: 'fail', exchanges: [] } as const];
  return {
    type: 'case-finished',
    caseId,
    suite: 'types',
    title: 't',
    verdicts,
    exchanges: [],
    durationMs: 1,
  };
}

test('a conformant run ends with what held', () => {
  const end = endedWith({ outcome: 'conformant', durationMs: 61_234 });
  expect(lastLine(show([started, end]))).toBe(
    ' CONFORMANT  25 cases, 2 must-level constraints held · 1 min 1 s, 64 requests (2 retried)',
  );
});

test('a nonconformant run ends with its reason and how much held', () => {
  const end = endedWith({ outcome: 'nonconformant', reason: '3 constraints broken' });
  expect(lastLine(show([started, end]))).toBe(
    ' NONCONFORMANT  3 constraints broken, 2 of 5 must-level constraints held · 3.2 s, 64 requests (2 retried)',
  );
});

test('a run that never began says why, without an empty table', () => {
  const none = { suites: [], constraints: [], requests: { sent: 1, retried: 0 }, durationMs: 12 };
  const end = endedWith({ outcome: 'not-implemented', reason: 'HTTP 501', ...none });
  const [, text = ''] = show([started, end]);
  expect(text.trim()).toBe('NOT IMPLEMENTED  HTTP 501 · 12 ms, 1 request');
});

test('a failure that only a strict run counts is shown in full', () => {
  const end = endedWith({ outcome: 'nonconformant', reason: '1 constraint broken' });
  const text = show([started, failing('a', 'k', 'should'), end]).join('');
  expect(text).toContain('Broken: 1 constraint\n');
  expect(text).not.toContain('Warnings');
});

test('the case shown first does not depend on which case was done first', () => {
  const two = [failing('b', 'k'), failing('a', 'k')];
  const end = endedWith({ outcome: 'nonconformant' });
  const text = show([started, ...two, end]).join('');
  expect(text).toBe(show([started, ...two.toReversed(), end]).join(''));
  expect(text).toMatch(/case {6}a\n/);
});

test('the case shown first is one that is named after the constraint', () => {
  const two = [failing('a', 'k'), failing('k/zero', 'k')];
  const end = endedWith({ outcome: 'nonconformant' });
  expect(show([started, ...two, end]).join('')).toMatch(/case {6}k\/zero\n/);
});

test('an exchange that breaks two constraints is shown once', () => {
  const shown = run.find((event) => event.type === 'case-finished' && event.exchanges.length > 0);
  if (shown?.type !== 'case-finished') throw new Error('the recorded run has no failure');
  const both = ['k', 'l'].map(
    (constraintId) =>
      ({ caseId: 'a', constraintId, level: 'must', outcome: 'fail', exchanges: [0] }) as const,
  );
  const end = endedWith({ outcome: 'nonconformant' });
  const text = show([started, { ...shown, verdicts: both }, end]).join('');
  expect(text.match(/ response /g)).toHaveLength(1);
  expect(text).toMatch(/ ✗ l {2}1 case\n[^✗]* request {3}shown under k\n/);
});

test('beyond twenty broken constraints only the names are shown', () => {
  const many = Array.from({ length: 25 }, (_, index) => failing(`case${index}`, `key${index}`));
  const text = show([started, ...many, endedWith({ outcome: 'nonconformant' })]).join('');
  expect(text.match(/ ✗ key/g)).toHaveLength(25);
  expect(text.match(/ repeat /g)).toHaveLength(20);
});

test('the command to repeat a case is one line that a shell reads as one word per argument', () => {
  const text = show([started, failing("it's", 'k'), endedWith({ outcome: 'nonconformant' })]).join(
    '',
  );
  expect(text).toContain("--fixture fixture.json --case 'it'\\''s'\n");
});

test('without animation nothing is redrawn, and without colour there is no escape', () => {
  const plain = show(run).join('');
  expect(plain.includes('\r') || plain.includes('\u001b')).toBe(false);
  expect(show(run, { color: true }).join('')).toContain('\u001b[');
});

test('the progress line is drawn seldom, fits the terminal and is gone at the end', () => {
  for (const width of [16, 40]) {
    const drawn = show(run, { animate: true, width }).filter((part) => part.startsWith('\r'));
    expect(drawn.length).toBeLessThan(run.length);
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn.at(-1)).toBe('\r\u001b[2K');
    for (const line of drawn) expect(line.replace('\r\u001b[2K', '').length).toBeLessThan(width);
  }
});

test('the progress line of a run that is cut off is erased', () => {
  expect(show(run.slice(0, 3), { animate: true }).at(-1)).toBe('\r\u001b[2K');
});
