import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CaseFinished } from '../../event.ts';
import type { Outcome } from '../../verdict.ts';
import { eventsReporter } from './events.ts';

function freshFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'events.jsonl');
}

function finished(outcome: Outcome, body: string): CaseFinished {
  const request = { method: 'POST', path: '/', headers: { authorization: 'secret' }, body };
  const reply = { kind: 'no-response', fault: 'timeout', detail: 'after 10 s' } as const;
  return {
    type: 'case-finished',
    caseId: 'a',
    suite: 'types',
    title: 'a case',
    verdicts: [{ caseId: 'a', constraintId: 'b', level: 'must', outcome, exchanges: [0] }],
    exchanges: [{ request, reply, attempts: 1, sentAt: 0, durationMs: 1 }],
    durationMs: 1,
  };
}

test('events are written after a quarter of a second at most, and while the run goes', async () => {
  const file = freshFile();
  const reporter = eventsReporter({ file });
  await reporter.onEvent(finished('pass', ''));
  expect(existsSync(file)).toBe(false);
  await sleep(400);
  expect(readFileSync(file, 'utf8')).toContain('"exchanges":[],');
  for (const _ of [1, 2, 3, 4, 5]) await reporter.onEvent(finished('fail', 'x'.repeat(15_000)));
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(6);
  await reporter.close?.();
});

test('exchanges are kept where a verdict is not a pass', async () => {
  const file = freshFile();
  const reporter = eventsReporter({ file });
  await reporter.onEvent(finished('inconclusive', '{}'));
  await reporter.close?.();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('after 10 s');
});

test('a response that is too long to keep is cut, with its length', async () => {
  const file = freshFile();
  const reporter = eventsReporter({ file });
  const event = finished('fail', '');
  const response = { status: 200, headers: {}, body: 'x'.repeat(1_000_000) };
  const reply = { kind: 'response', response } as const;
  const exchanges = event.exchanges.map((one) => ({ ...one, reply }));
  await reporter.onEvent({ ...event, exchanges });
  await reporter.close?.();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('x… (1000000 characters)');
  expect(text.length).toBeLessThan(20_000);
});

test('however much comes back, the file stays small', async () => {
  const file = freshFile();
  const reporter = eventsReporter({ file });
  const event = finished('fail', '');
  const headers = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`x-${index}`, 'y'.repeat(100)]),
  );
  const response = { status: 200, headers, body: 'x'.repeat(300_000) };
  const exchanges = event.exchanges.map((one) => ({
    ...one,
    reply: { kind: 'response', response } as const,
  }));
  for (let number = 0; number < 2_000; number += 1) {
    await reporter.onEvent({ ...event, exchanges });
  }
  await reporter.close?.();
  expect(statSync(file).size).toBeLessThan(20_000_000);
});

test('a file of an earlier run is replaced, not continued', async () => {
  const file = freshFile();
  for (const _ of [1, 2]) {
    const reporter = eventsReporter({ file });
    await reporter.onEvent(finished('pass', ''));
    await reporter.close?.();
  }
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(1);
});

test('a file that cannot be written is an error of a hook, never of the timer', async () => {
  const reporter = eventsReporter({ file: join(tmpdir(), 'no-such-folder', 'events.jsonl') });
  await reporter.onEvent(finished('pass', ''));
  await sleep(400);
  expect(() => reporter.onEvent(finished('pass', ''))).toThrow('ENOENT');
  expect(() => reporter.close?.()).toThrow('ENOENT');
});
