import { expect, test } from 'vitest';
import { builtInContract } from '../contracts/built-in-contract.ts';
import { defects } from '../reference/defects/catalogue.ts';
import { variantNamed } from '../reference/variants/catalogue.ts';
import { applyBaseline } from '../reports/baseline/apply-baseline.ts';
import { readBaseline } from '../reports/baseline/read-baseline.ts';
import { updateBaseline } from '../reports/baseline/update-baseline.ts';
import type { Expectations } from '../reports/run-outcome.ts';
import { generateCases } from '../suites/generate-cases.ts';
import { certifyBehaviour } from './certify-behaviour.testing.ts';

const ids = generateCases(builtInContract()).map(({ id }) => id);
const options = { today: '2026-01-01', plannedCaseIds: ids, everyCaseId: ids };

/** Holds a run against a baseline, as `--baseline` does; `update` writes it anew. */
function holding(text: string, update: boolean): Expectations & { readonly text: () => string } {
  const applied = applyBaseline(readBaseline(text, 'b.yaml'), options);
  return {
    expects: (verdict) => {
      const listing = applied.add(verdict);
      return listing === 'expected' || (update && listing === 'unexpected');
    },
    end: () => ({
      broken: update ? [] : applied.stale().map(({ glob }) => `${glob} is listed and passes`),
      notes: [],
    }),
    text: () => updateBaseline(text, applied, { ...options, name: 'b.yaml' }),
  };
}

/** The exit codes of a run that writes its baseline, and of one that is held against it. */
async function writtenAndHeld(change: (typeof defects)[number]['change']): Promise<number[]> {
  const first = holding('', true);
  const written = await certifyBehaviour(change, { expectations: first });
  const second = holding(first.text(), false);
  const held = await certifyBehaviour(change, { expectations: second });
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
