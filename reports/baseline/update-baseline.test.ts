import { expect, test } from 'vitest';
import { UsageError } from '../../contracts/usage-error.ts';
import type { Verdict } from '../verdict.ts';
import { applyBaseline, type BaselineOptions } from './apply-baseline.ts';
import { readBaseline } from './read-baseline.ts';
import { updateBaseline as updateApplied } from './update-baseline.ts';

const today = '2026-11-24';

function failure(path: string, expected = 'HTTP 400', actual = 'HTTP 200'): Verdict {
  const caseId = `ssm/Op/${path}`;
  const constraintId = caseId.slice(0, caseId.lastIndexOf('/'));
  return { caseId, constraintId, level: 'must', outcome: 'fail', expected, actual, exchanges: [] };
}

function pass(path: string): Verdict {
  return { ...failure(path), outcome: 'pass' };
}

function updateBaseline(
  text: string | undefined,
  verdicts: readonly Verdict[],
  options: BaselineOptions & { readonly name?: string },
): string {
  const applied = applyBaseline(readBaseline(text ?? '', options.name ?? 'b.yaml'), options);
  for (const verdict of verdicts) applied.add(verdict);
  return updateApplied(text, applied, options);
}

const zero = failure('request/Max/range/zero');
const walk = failure('paging/complete/walk');

test('without a file there is an entry for each constraint that fails', () => {
  const verdicts = [zero, failure('request/Max/range/one'), walk, pass('errors/a/b')];
  expect(updateBaseline(undefined, verdicts, { today })).toBe(
    `# Failures that are expected, and why. An entry whose failures are gone is stale.
expected-failures:
  - constraint: ssm/Op/paging/complete
    reason: "Recorded 2026-11-24: expected HTTP 400, got HTTP 200"
  - constraint: ssm/Op/request/Max/range
    reason: "Recorded 2026-11-24: expected HTTP 400, got HTTP 200 (and 1 more)"
`,
  );
});

test('without a file and failures there is an empty list', () => {
  const text = updateBaseline(undefined, [pass('a/b/c')], { today });
  expect(text).toContain('expected-failures: []\n');
  expect(readBaseline(text, 'b.yaml').entries).toEqual([]);
});

const written = `# Ours, see CONTRIBUTING

expected-failures:

    # about ranges
    -   case:   'request/Max/**'   # clamped
        reason: >-
          The emulator
          clamps
          # it
        link: https://example.com/1

    # about errors
    # and more
    - constraint: errors/*
      reason: "gone"  # soon

    # about paging
    - case: paging/**
      reason: why
    # end of list
# end
`;

test('a baseline that still holds stays as it is', () => {
  const verdicts = [zero, walk, failure('errors/a/b')];
  expect(updateBaseline(written, verdicts, { today })).toBe(written);
});

test('a stale entry goes with the comment on it, a new one comes last, the rest stays', () => {
  const verdicts = [zero, walk, pass('errors/a/b'), failure('new/thing/x')];
  expect(updateBaseline(written, verdicts, { today })).toBe(
    written.replace(/\n {4}# about errors.*# soon\n/s, '').replace(
      '      reason: why\n',
      `      reason: why
    - constraint: ssm/Op/new/thing
      reason: "Recorded 2026-11-24: expected HTTP 400, got HTTP 200"
`,
    ),
  );
});

test('the first and the last entry can go, and all of them', () => {
  const entries = (text: string): string[] =>
    readBaseline(text, 'b.yaml').entries.map(({ glob }) => glob);
  const errors = failure('errors/a/b');
  const middle = updateBaseline(written, [errors], { today });
  expect(entries(middle)).toEqual(['errors/*']);
  expect(middle).toContain('# Ours');
  expect(middle).toContain('# end of list');
  expect(middle).not.toContain('clamps');
  const empty = updateBaseline(written, [], { today });
  expect(entries(empty)).toEqual([]);
  expect(entries(updateBaseline(empty, [errors], { today }))).toEqual(['ssm/Op/errors/a']);
});

test.each([
  ['in brackets', '{"expected-failures": [{"case": "errors/**", "reason": "b"}]}\n'],
  ['empty brackets', '# mine\nexpected-failures: [] # none\n'],
  ['no value', 'expected-failures:\n# mine\n'],
  ['comments', '# mine'],
  ['a start', '---\n'],
  ['a key in brackets', '{expected-failures: }\n'],
  ['nothing', ''],
  ['an empty mapping', '{}\n'],
  ['no indentation', 'expected-failures:\n- case: errors/**\n  reason: b\n'],
  ['no last line break', 'expected-failures:\n- case: errors/**\n  reason: b'],
  [
    'the dash alone',
    'expected-failures:\n  -\n    case: errors/**\n    reason: b\n  - {case: x, reason: y}\n',
  ],
  ['a block', 'expected-failures:\n- case: errors/**\n  reason: |\n    b\n    # c\n\n'],
  ['CRLF', 'expected-failures:\r\n  - case: errors/**\r\n    reason: b\r\n'],
])('written with %s, the updated baseline lists exactly what fails', (name, text) => {
  for (const verdicts of [[zero, walk], [zero, failure('errors/a/b')], [walk], []]) {
    const updated = updateBaseline(text, verdicts, { today });
    const applied = applyBaseline(readBaseline(updated, 'b.yaml'), { today });
    expect(verdicts.map(applied.add)).toEqual(verdicts.map(() => 'expected'));
    expect([...applied.stale(), ...applied.expired()]).toEqual([]);
    expect(updateBaseline(updated, verdicts, { today })).toBe(updated);
    if (text.includes('# mine')) expect(updated).toContain('# mine');
    if (name === 'CRLF') expect(updated).not.toMatch(/[^\r]\n/);
  }
});

test('an expired entry stays expired, and gets no second one beside it', () => {
  const text = 'expected-failures:\n  - case: "**"\n    reason: b\n    expires: 2026-01-01\n';
  expect(updateBaseline(text, [zero], { today })).toBe(text);
});

test('entries for other targets stay, and new ones are for the target of the run', () => {
  const text = 'expected-failures:\n  - case: a\n    reason: b\n    target: other\n';
  const updated = updateBaseline(text, [zero], { today, targetName: 'mine' });
  expect(updated.startsWith(text)).toBe(true);
  expect(readBaseline(updated, 'b.yaml').entries[1]?.target).toBe('mine');
});

test('an entry for cases that were not run stays', () => {
  const options = { today, plannedCaseIds: [walk.caseId], everyCaseId: [walk.caseId, zero.caseId] };
  const text = 'expected-failures:\n  - case: request/**\n    reason: b\n';
  expect(updateBaseline(text, [pass('paging/complete/walk')], options)).toBe(text);
});

test('neither an error nor a failure that does not count is recorded', () => {
  const verdicts: Verdict[] = [
    { ...zero, outcome: 'error' },
    { ...walk, level: 'should' },
  ];
  const text = updateBaseline(undefined, verdicts, { today });
  expect(readBaseline(text, 'b.yaml').entries).toEqual([]);
  const strict = updateBaseline(undefined, verdicts, { today, strict: true });
  expect(readBaseline(strict, 'b.yaml').entries).toHaveLength(1);
});

test('a recorded reason is one line, whatever the target said', () => {
  const actual = `{"Parameters":"***"}: # "it's"\n\u001b[31m - *a ${'x'.repeat(500)}`;
  const text = updateBaseline(undefined, [failure('a/b/c', '\'"', actual)], { today });
  expect(text.split('\n')).toHaveLength(5);
  const [entry] = readBaseline(text, 'b.yaml').entries;
  expect(entry?.reason).toMatch(
    /^Recorded 2026-11-24: expected '", got \{"Parameters":"\*\*\*"\}: /,
  );
  expect(text).not.toContain('\u001b');
});

test('what is not a baseline is left alone', () => {
  expect(() => updateBaseline('hello', [], { today, name: 'b.yaml' })).toThrow(UsageError);
  expect(() => updateBaseline('hello', [], { today, name: 'b.yaml' })).toThrow('b.yaml:1');
});

test('whichever entries go, the others keep every word', () => {
  const paths = ['request/Max/range/zero', 'errors/a/b', 'paging/complete/walk'];
  const { entries } = readBaseline(written, 'b.yaml');
  for (let kept = 0; kept < 8; kept += 1) {
    const fails = paths.filter((_, index) => kept & (1 << index));
    const updated = updateBaseline(
      written,
      fails.map((path) => failure(path)),
      { today },
    );
    const left = readBaseline(updated, 'b.yaml').entries.map((entry) => ({ ...entry, line: 0 }));
    const expected = entries.filter((_, index) => kept & (1 << index));
    expect(left).toEqual(expected.map((entry) => ({ ...entry, line: 0 })));
    const lines = new Set(written.split('\n'));
    expect(updated.split('\n').filter((line) => !lines.has(line))).toEqual([]);
  }
});
