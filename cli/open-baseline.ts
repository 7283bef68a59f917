import { writeFile } from 'node:fs/promises';
import type { Contract } from '../contracts/contract.ts';
import { messageOf } from '../contracts/message-of.ts';
import { plural } from '../contracts/plural.ts';
import { isUsageError, UsageError } from '../contracts/usage-error.ts';
import type { BaselineEntry } from '../reports/baseline/baseline.ts';
import type { Expectations } from '../reports/run-outcome.ts';
import type { Case } from '../suites/case.ts';
import { generateCases } from '../suites/generate-cases.ts';
import type { Arguments } from './arguments.ts';
import { readTextFile } from './read-text-file.ts';

/** Holds verdicts against the baseline, and writes it anew when that was asked for. */
export interface OpenBaseline {
  readonly expectations: Expectations;
  readonly save: () => Promise<void>;
}

/** What a baseline is applied with. */
export interface BaselineContext {
  /** The operations of this run, with the cases that it has of all there are. */
  readonly plan: readonly { readonly contract: Contract; readonly cases: readonly Case[] }[];
  readonly strict: boolean;
  readonly targetName: string | undefined;
}

/** Opens the file of `--baseline`; undefined without one. */
export async function openBaseline(
  args: Arguments,
  { plan, strict, targetName }: BaselineContext,
): Promise<OpenBaseline | undefined> {
  const file = args.text('baseline');
  const update = args.flag('update-baseline');
  if (file === undefined) {
    if (!update) return undefined;
    throw new UsageError('--update-baseline needs --baseline.', 'Name the file to write.');
  }
  const text = await read(file, update);
  const { applyBaseline } = await import('../reports/baseline/apply-baseline.ts');
  const { readBaseline } = await import('../reports/baseline/read-baseline.ts');
  const { updateBaseline } = await import('../reports/baseline/update-baseline.ts');
  const options = {
    today: new Date().toISOString().slice(0, 10),
    strict,
    plannedCaseIds: plan.flatMap(({ cases }) => cases.map(({ id }) => id)),
    everyCaseId: plan.flatMap(({ contract }) => generateCases(contract).map(({ id }) => id)),
    ...(targetName !== undefined && { targetName }),
  };
  const { entryMatcher } = await import('../reports/baseline/entry-matcher.ts');
  const constraint = plan.flatMap(({ contract }) => contract.constraints.map(({ id }) => id));
  const ids = { case: options.everyCaseId, constraint };
  const whatIsWrong = (entry: BaselineEntry): string =>
    ids[entry.by].some(entryMatcher(entry).id)
      ? 'is listed and passes: remove it'
      : `matches no ${entry.by}: mend it or remove it`;
  let expected = 0;
  const applied = applyBaseline(readBaseline(text ?? '', file), options);
  return {
    expectations: {
      expects: (verdict) => {
        const listing = applied.add(verdict);
        // What the baseline is about to list is expected by it.
        const isExpected = listing === 'expected' || (update && listing === 'unexpected');
        if (isExpected) expected += 1;
        return isExpected;
      },
      end: () => {
        const stale = update ? [] : applied.stale();
        const broken = [
          ...stale.map((entry) => `${file}:${entry.line} ${entry.glob} ${whatIsWrong(entry)}`),
          ...applied
            .expired()
            .map(({ glob, line, expires }) => `${file}:${line} ${glob} expired on ${expires}`),
        ];
        const notes = [`${plural(expected, 'failure')} expected by ${file}`, ...broken];
        const open = update ? 0 : applied.open().length;
        if (open > 0) notes.push(`${entriesOf(file, open)} left open by this run`);
        return { broken, notes };
      },
    },
    save: async () => {
      if (update) await writeFile(file, updateBaseline(text, applied, { ...options, name: file }));
    },
  };
}

function entriesOf(file: string, count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'} of ${file}`;
}

async function read(file: string, update: boolean): Promise<string | undefined> {
  try {
    return await readTextFile(file, `The baseline ${file}`);
  } catch (error) {
    if (isUsageError(error)) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && update) return undefined;
    throw new UsageError(
      `The baseline ${file} cannot be read: ${messageOf(error)}.`,
      'Check the path, or write it with --update-baseline.',
    );
  }
}
