import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseFinished, Reporter, RunEvent } from '../event.ts';
import { consoleReporter } from './console/console.ts';
import { junitReporter } from './junit/junit.ts';
import { markdownReporter } from './markdown/markdown.ts';
import { recordedRun as run } from './recorded-run.testing.ts';

const out = mkdtempSync(join(tmpdir(), 'aws-conformance-'));

/** A line that a runner of GitHub, Azure or TeamCity would obey. */
const command = /^\s*::|##[\w-]*\[/m;

/** What a target could say to forge one: the parts, in any order, and anything between. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('::', ':', '::error::', '::add-mask::a', '::set-output name=a::b', '##'),
      fc.constantFrom(
        '[',
        '[error]',
        '##[',
        'vso[',
        'teamcity[',
        '#',
        ' ',
        ',',
        '{',
        '":',
        '\u00a0',
      ),
      fc.constantFrom('\n', '\r', '\t', '\u2028', '\u0085', '\u001b[0m', '"', '\\', '/'),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('a', ':', ' ', '#', '['), maxLength: 90 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** The recorded run with this text wherever a target has a say. */
function saying(text: string): RunEvent[] {
  return run.map((event) => {
    if (event.type === 'run-started') return { ...event, target: { kind: 'http', endpoint: text } };
    if (event.type === 'run-finished')
      return { ...event, reason: text, notes: [text, `a ${text}`] };
    return event.type === 'case-finished' ? spoken(event, text) : event;
  });
}

function spoken(event: CaseFinished, text: string): CaseFinished {
  return {
    ...event,
    verdicts: event.verdicts.map((verdict) => ({
      ...verdict,
      ...(verdict.expected !== undefined && { expected: text, actual: text }),
      ...(verdict.reason !== undefined && { reason: text }),
    })),
    exchanges: event.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, path: `/${text}`, body: text },
      reply:
        exchange.reply.kind === 'response'
          ? {
              kind: 'response',
              response: { status: 200, headers: { 'content-type': text }, body: text.repeat(5) },
            }
          : { ...exchange.reply, detail: text },
    })),
  };
}

function play(reporter: Reporter, text: string): void {
  for (const event of saying(text)) void reporter.onEvent(event);
}

test('no line of the console holds a command that a target wrote, at any width', () => {
  const width = fc.integer({ min: 60, max: 120 });
  fc.assert(
    fc.property(hostile, width, fc.boolean(), (text, columns, color) => {
      let shown = '';
      const stream = { write: (part: string) => (shown += part) };
      play(consoleReporter({ stream, color, animate: false, width: columns }), text);
      expect(shown).not.toMatch(command);
    }),
    { numRuns: 300 },
  );
});

for (const [name, reporter] of [
  ['junit.xml', junitReporter],
  ['summary.md', markdownReporter],
] as const) {
  test(`no line of ${name} does, for whoever prints it`, () => {
    const file = join(out, name);
    fc.assert(
      fc.property(hostile, (text) => {
        play(reporter({ file }), text);
        expect(readFileSync(file, 'utf8')).not.toMatch(command);
      }),
      { numRuns: 60 },
    );
  });
}
