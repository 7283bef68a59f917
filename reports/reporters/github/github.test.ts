import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../event.ts';
import type { Verdict } from '../../verdict.ts';
import { recordedRun } from '../recorded-run.testing.ts';
import { githubReporter } from './github.ts';

function shown(events: readonly RunEvent[], stepSummary?: string): string[] {
  let text = '';
  const stream = { write: (part: string) => (text += part) };
  const reporter = githubReporter({ stream, stepSummary });
  for (const event of events) void reporter.onEvent(event);
  return text.split('\n').slice(0, -1);
}

/** The recorded run with other failures. */
function failing(change: (verdict: Verdict, index: number) => Verdict): RunEvent[] {
  let index = 0;
  return recordedRun.map((event) => {
    if (event.type !== 'case-finished') return event;
    const verdicts = event.verdicts.map((one) => {
      if (one.outcome !== 'fail') return one;
      index += 1;
      return change(one, index);
    });
    return { ...event, verdicts };
  });
}

/** A run in which one case breaks this many constraints. */
function breaking(many: number, text: string): RunEvent[] {
  const [first] = recordedRun.flatMap((event) =>
    event.type === 'case-finished' && event.verdicts.some(({ outcome }) => outcome === 'fail')
      ? [event]
      : [],
  );
  const verdict = first?.verdicts.find(({ outcome }) => outcome === 'fail');
  if (!first || !verdict) throw new Error('The recorded run has no failure.');
  const verdicts = Array.from(
    { length: many },
    (_, index): Verdict => ({
      ...{ ...verdict, constraintId: `${verdict.constraintId}-${index}`, level: 'must' },
      ...{ expected: text, actual: text },
    }),
  );
  return recordedRun.flatMap((event): RunEvent[] => {
    if (event.type === 'found-on-the-way') return [];
    if (event.type !== 'case-finished') return [event];
    return event === first ? [{ ...first, verdicts }] : [];
  });
}

const form = /^::(error|warning|notice) title=[^:,\n\r]*::[^\n\r]*$/;

test('no more annotations of a kind than GitHub shows, and the last says how many are hidden', () => {
  const lines = shown(breaking(40, 'x'));
  const errors = lines.filter((line) => line.startsWith('::error '));
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)).toContain('and 31 more constraints');
  expect(shown(breaking(10, 'x')).filter((line) => /and \d+ more/.test(line))).toEqual([]);
});

test('no text of a target is a command, or the end of one', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom('\n::error::x', '%0A::add-mask::x', '##[error]x', '##vso[task.x]', '\r\n::x::'),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = shown(failing((one) => ({ ...one, expected: text, actual: text })));
      for (const line of lines) {
        expect(line).toMatch(form);
        expect(line).not.toMatch(/##[\w-]*\[/);
        // A percent sign of the text is none of ours.
        expect(line.replaceAll(/%(0A|0D|25|3A|2C)/g, '')).not.toContain('%');
        expect(line.length).toBeLessThan(4_096 * 3);
      }
    }),
    { numRuns: 200 },
  );
});

test('a text that says %0A is shown as that', () => {
  const lines = shown(failing((one) => ({ ...one, actual: 'a%0Ab' })));
  expect(lines.join('\n')).toContain('a%250Ab');
});

test('the page is added to the summary of the job, and stays below its limit', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aws-conformance-')), 'summary');
  writeFileSync(file, 'of another step\n');
  shown(recordedRun, file);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^of another step\n## /);
  expect(text).toContain('NONCONFORMANT');
  writeFileSync(file, 'x'.repeat(960_000));
  shown(breaking(2_000, '<&>'.repeat(2_000)), file);
  const { length } = readFileSync(file);
  expect(length).toBeGreaterThan(960_000);
  expect(length).toBeLessThanOrEqual(1_000 * 1_024);
});

test('without a summary nothing is written', () => {
  shown(recordedRun, '');
  expect(existsSync('')).toBe(false);
});

test('what a baseline expects is no annotation', () => {
  const lines = shown(
    recordedRun.map((event) => {
      if (event.type === 'found-on-the-way')
        return { ...event, verdict: { ...event.verdict, expectedFailure: true } };
      if (event.type !== 'case-finished') return event;
      const verdicts = event.verdicts.map((one) => ({ ...one, expectedFailure: true as const }));
      return { ...event, verdicts };
    }),
  );
  expect(lines.filter((line) => !line.startsWith('::notice '))).toEqual([]);
});
