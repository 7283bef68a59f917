import { expect, test } from 'vitest';
import { defects } from '../reference/defects/catalogue.ts';
import { variantNamed } from '../reference/variants/catalogue.ts';
import { applyBaseline } from '../reports/baseline/apply-baseline.ts';
import { readBaseline } from '../reports/baseline/read-baseline.ts';
import { updateBaseline } from '../reports/baseline/update-baseline.ts';
import type { Expectations } from '../reports/run-outcome.ts';
import type { Verdict } from '../reports/verdict.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { certifyBehaviour } from './certify-behaviour.ts';
import { builtInContract } from './select-contract.ts';

const ids = generateCases(builtInContract()).map(({ id }) => id);
const options = { today: '2026-01-01', plannedCaseIds: ids, everyCaseId: ids };

/** What a baseline makes of verdicts, as `--baseline` has it. */
function heldAgainst(text: string, verdicts: readonly Verdict[]): Expectations {
  const { expected, stale } = applyBaseline(readBaseline(text, 'b.yaml'), verdicts, options);
  const broken = stale.map(({ glob }) => `${glob} is listed and passes`);
  return { expected: new Set(expected), broken, notes: [] };
}

/** The exit codes of a run that writes its baseline, and of one that is held against it. */
async function writtenAndHeld(change: (typeof defects)[number]['change']): Promise<number[]> {
  let text = '';
  const written = await certifyBehaviour(change, {
    expectations: (verdicts) => {
      text = updateBaseline(undefined, verdicts, { ...options, name: 'b.yaml' });
      return heldAgainst(text, verdicts);
    },
  });
  const held = await certifyBehaviour(change, {
    expectations: (verdicts) => heldAgainst(text, verdicts),
  });
  return [written.conclusion.exitCode, held.conclusion.exitCode];
}

/** Of these no item can be seen, whatever is expected: nothing says that they are conformant. */
const withoutItems =
  /^(items-are-|list-is-|result-(cut|empty|in-|with-|twice|not-)|filters-required|answer-broken-off)/;

const sample = defects.filter(
  ({ name }, position) => position % 12 === 0 || /^(hang|reset|target|error|method)-/.test(name),
);

test.each(sample.filter(({ name }) => !withoutItems.test(name)))(
  'what a baseline was just written for is green: $name',
  async ({ change }) => {
    expect(await writtenAndHeld(change)).toEqual([0, 0]);
  },
);

test('an error in XML for a request that names no operation is lawful, and its baseline empty', async () => {
  expect(await writtenAndHeld(variantNamed('unrouted-404-xml').change)).toEqual([0, 0]);
});
