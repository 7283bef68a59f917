import { expect, test } from 'vitest';
import type { CaseFinished, RunEvent, RunFinished } from '../../event.ts';
import { recordedRun as run } from '../recorded-run.testing.ts';
import { consoleReporter } from './console.ts';

const [started] = run;
const ended = run.find((event) => event.type === 'run-finished');

function show(
  events: readonly (RunEvent | undefined)[],
  options: { animate?: boolean; color?: boolean; width?: number; hasReport?: boolean } = {},
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
  const { reason: _, notes: __, ...rest } = ended;
  return { ...rest, ...changes };
}

/** The same of a contract without a constraint. */
function bare(changes: Partial<RunFinished>): RunFinished {
  return endedWith({ constraints: [], ...changes });
}

/** A case that fails some constraints, with the exchange that shows it. */
function shownFailure(constraintIds: readonly string[]): CaseFinished {
  const shown = run.find((event) => event.type === 'case-finished' && event.exchanges.length > 0);
  if (shown?.type !== 'case-finished') throw new Error('the recorded run has no failure');
  const verdicts = constraintIds.map(
    (constraintId) =>
      ({ caseId: 'a', constraintId, level: 'must', outcome: 'fail', exchanges: [0] }) as const,
  );
  return { ...shown, verdicts };
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
  expect(lastLine(show([started, end], { width: 100 }))).toBe(
    ' CONFORMANT  26 cases, 2 must-level constraints held · 1 min 1 s, 64 requests (2 retried)',
  );
});

test('a nonconformant run ends with its reason and how much held', () => {
  const end = endedWith({ outcome: 'nonconformant', reason: '3 constraints broken' });
  expect(lastLine(show([started, end], { width: 120 }))).toBe(
    ' NONCONFORMANT  3 constraints broken, 2 of 6 must-level constraints held · 3.2 s, 64 requests (2 retried)',
  );
});

test('where the last line would be too long, what the run took comes before it', () => {
  const end = endedWith({ outcome: 'nonconformant', reason: '3 constraints broken' });
  expect(show([started, end]).join('').trimEnd().split('\n').slice(-3)).toEqual([
    ' 3.2 s, 64 requests (2 retried)',
    '',
    ' NONCONFORMANT  3 constraints broken, 2 of 6 must-level constraints held',
  ]);
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
  const end = bare({ outcome: 'nonconformant' });
  const text = show([started, shownFailure(['k', 'l']), end]).join('');
  expect(text.match(/ response /g)).toHaveLength(1);
  expect(text).toMatch(/ ✗ l {2}1 place\n[^✗]* request {3}shown under k\n/);
});

test('of an exchange that is shown already, the part that is at issue elsewhere is shown', () => {
  const failed = shownFailure(['k', 'l']);
  const items = Array.from({ length: 20 }, (_, index) => ({
    Id: `id-${index}`,
    Status: 'SUCCESS',
  }));
  const response = { status: 200, headers: {}, body: JSON.stringify({ Items: items }) };
  const exchanges = failed.exchanges.map((one) => {
    return { ...one, reply: { kind: 'response', response } } as const;
  });
  const verdicts = failed.verdicts.map((one, index) => {
    return { ...one, actual: `/Items/${10 + index}/Id is "id-${10 + index}"` };
  });
  const text = show([started, { ...failed, exchanges, verdicts }, bare({})]).join('');
  expect(text).toMatch(/request {3}shown under k\n {3}response {2}200\n.*"id-11"/);
});

test('beyond twenty broken constraints evidence is shown in short, and beyond sixty it is said where', () => {
  const many = Array.from({ length: 65 }, (_, index) => failing(`case${index}`, `key${index}`));
  const text = show([started, ...many, bare({ outcome: 'nonconformant' })]).join('');
  for (const label of ['✗ key', 'case ', 'expected ', 'actual ', 'repeat ']) {
    expect(text.match(new RegExp(`^ +${label}`, 'gm'))).toHaveLength(60);
  }
  expect(text).toMatch(/^ {3}and 5 constraints more, see report\.json$/m);
});

test('evidence in short has what was sent and what came', () => {
  const many = Array.from({ length: 20 }, (_, index) => failing(`case${index}`, `a${index}`));
  const text = show([started, ...many, shownFailure(['z']), bare({})]).join('');
  const block = text.slice(text.indexOf(' ✗ z '));
  expect(block).toMatch(/^ {3}request {3}\{"WindowExecutionId"/m);
  expect(block).toMatch(/^ {3}response {2}200 application\/x-amz-json-1\.1/m);
});

test('findings with the most places come first, and a list of more than three is shown before them', () => {
  const sizes = [1, 3, 2, 3];
  const events = sizes.flatMap((size, key) =>
    Array.from({ length: size }, (_, index) => failing(`case${key}-${index}`, `key${key}`)),
  );
  const text = show([started, ...events, bare({})]).join('');
  expect([...text.matchAll(/ ✗ (\w+) {2}(\d+ places?)/g)].map(([, id, n]) => `${id} ${n}`)).toEqual(
    ['key1 3 places', 'key3 3 places', 'key2 2 places', 'key0 1 place'],
  );
  expect(text).toMatch(
    / {3}places {2}constraint\n {8}3 {2}key1\n {8}3 {2}key3\n {8}2 {2}key2\n {8}1 {2}key0\n/,
  );
});

test('what is not decided names the cases, and how many more there are', () => {
  const open = ['d', 'b', 'a', 'c', 'e'].map((caseId): CaseFinished => {
    const verdict = { caseId, constraintId: 'k', level: 'must', exchanges: [] } as const;
    const verdicts = [
      { ...verdict, outcome: 'inconclusive', reason: 'it needs 20 items' } as const,
    ];
    return { ...failing(caseId, 'k'), verdicts };
  });
  const text = show([started, ...open, bare({ outcome: 'inconclusive' })]).join('');
  expect(text).toContain(
    ' ? 5 cases: it needs 20 items\n     a\n     b\n     c\n     and 2 more, see report.json\n',
  );
  const alone = show([started, ...open, bare({})], { hasReport: false }).join('');
  expect(alone).toContain('     and 2 more, --reporter json lists them\n');
});

test('of an error of the harness the first line is shown', () => {
  const verdict = { caseId: 'a', constraintId: 'k', level: 'must', exchanges: [] } as const;
  const verdicts = [
    { ...verdict, outcome: 'error', reason: 'TypeError: x\n    at y.js:1' } as const,
  ];
  const text = show([started, { ...failing('a', 'k'), verdicts }, bare({})]).join('');
  expect(text).toContain(' ! 1 case: TypeError: x\n     a\n');
});

test('at 80 columns a line is longer only where it is there to be copied', () => {
  const copied = /^ {3}(?:case|also|repeat|https:|(?: {10}\S+$))/;
  const long = show(run)
    .join('')
    .split('\n')
    .filter((line) => line.length > 80);
  expect(long.filter((line) => !copied.test(line))).toEqual([]);
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
