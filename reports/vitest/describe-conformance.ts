import { readFile } from 'node:fs/promises';
import { afterAll, describe, type TestContext, test } from 'vitest';
import { builtInContract } from '../../contracts/built-in-contract.ts';
import type { Contract } from '../../contracts/contract.ts';
import { addressOf } from '../../contracts/ids.ts';
import { messageOf } from '../../contracts/message-of.ts';
import { plural } from '../../contracts/plural.ts';
import { adviceOf, isUsageError, UsageError } from '../../contracts/usage-error.ts';
import { type Fixture, readFixture } from '../../runners/fixture.ts';
import { createHttpTarget } from '../../runners/http-target.ts';
import type { Target } from '../../runners/target.ts';
import type { Case } from '../../suites/case.ts';
import { generateCases } from '../../suites/generate-cases.ts';
import type { Baseline } from '../baseline/baseline.ts';
import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished } from '../event.ts';
import type { Expectations } from '../run-outcome.ts';
import type { Verdict } from '../verdict.ts';
import { type ConformanceRun, NotRun, openRun } from './conformance-run.ts';
import { failureMessage } from './failure-message.ts';
import { type ConformanceOptions, checkOptions, type Shard } from './options.ts';

export type { ConformanceOptions } from './options.ts';

/** What is in `task.meta` of a test, for reporters. */
export interface ConformanceMeta {
  readonly caseId: string;
  readonly outcome: Verdict['outcome'];
  /** Why a case was not decided. */
  readonly reason?: string;
  readonly verdicts: readonly Pick<
    Verdict,
    'constraintId' | 'level' | 'outcome' | 'expectedFailure'
  >[];
}

declare module 'vitest' {
  interface TaskMeta {
    conformance?: ConformanceMeta;
  }
}

/** Milliseconds for one case, with its retries. */
const longestCase = 60_000;

/**
 * Registers one test for each case, in a `describe` for each suite, and one for what the run comes
 * to. The target is a URL, or any other target; it is closed at the end. Called at the top of a
 * test file, and awaited.
 *
 * @throws Error for an option, a fixture or a baseline that is wrong, in one line.
 * @example
 * await describeConformance('http://127.0.0.1:4566', { fixture });
 */
export async function describeConformance(
  target: string | URL | Target,
  options: ConformanceOptions = {},
): Promise<void> {
  const { contract = builtInContract(), strict = false } = options;
  const { cases, fixture, expected, opened } = await prepare(contract, target, options).catch(
    (error: unknown) => {
      // Where in this package it was found out helps nobody.
      throw isUsageError(error) ? bare(adviceOf(error)) : error;
    },
  );
  const run = openRun({
    ...{ contract, cases, target: opened, strict },
    ...(fixture && { fixture }),
    ...(expected && { expectations: expected.expectations }),
  });
  const testOne = oneTest({ contract, run, strict });
  describe(`${contract.service} ${contract.operation}`, () => {
    for (const suite of new Set(cases.map((one) => one.suite))) {
      (options.concurrent ? describe.concurrent : describe)(suite, () => {
        for (const one of cases) {
          if (one.suite !== suite || one.isLast) continue;
          const timeout = options.timeoutMs ?? longestCase;
          const isExpected = expected?.isExpected(one) ?? false;
          (isExpected ? test.fails : test)(addressOf(one.id), { timeout }, testOne(one));
        }
      });
    }
    test('the outcome', { timeout: longestCase }, (context) => concludeIn(context, run, cases));
    afterAll(async () => {
      await run.finish();
      await opened.close();
    });
  });
}

async function prepare(
  contract: Contract,
  target: string | URL | Target,
  options: ConformanceOptions,
) {
  const shard = checkOptions(options);
  const cases = chosenCases(contract, options, shard);
  const all = generateCases(contract);
  return {
    cases,
    fixture: fixtureOf(contract, options.fixture),
    expected: await readExpected(options.baseline, cases, all, options.strict ?? false),
    opened: targetOf(target),
  };
}

/** The cases of the chosen suites, and of them those of this part. */
function chosenCases(
  contract: Contract,
  { suites }: ConformanceOptions,
  { part, of }: Shard,
): Case[] {
  return generateCases(contract)
    .filter(({ suite }) => !suites || suites.includes(suite))
    .filter((_, index) => index % of === part - 1);
}

function fixtureOf(contract: Contract, given: unknown): Fixture | undefined {
  return given === undefined ? undefined : readFixture(contract, given, 'The fixture');
}

function targetOf(target: string | URL | Target): Target {
  if (typeof target === 'object' && 'send' in target) return target;
  if (URL.canParse(target.toString())) return createHttpTarget({ endpoint: target });
  throw new UsageError(
    `${target} is not a URL.`,
    'Give one as http://127.0.0.1:4566, or a target.',
  );
}

interface Expected {
  readonly expectations: Expectations;
  /** True of a case that is itself in the baseline, and not only a constraint of it. */
  readonly isExpected: (one: Case) => boolean;
}

async function readExpected(
  file: string | undefined,
  cases: readonly Case[],
  all: readonly Case[],
  strict: boolean,
): Promise<Expected | undefined> {
  if (file === undefined) return undefined;
  const baseline = await readBaselineFile(file);
  const [{ baselineExpectations }, { entryMatcher }] = await Promise.all([
    import('../baseline/baseline-expectations.ts'),
    import('../baseline/entry-matcher.ts'),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const [plannedCaseIds, everyCaseId] = [cases, all].map((some) => some.map(({ id }) => id));
  const ofCases = baseline.entries
    .filter(({ by, expires = today }) => by === 'case' && expires >= today)
    .map(entryMatcher);
  return {
    expectations: baselineExpectations(baseline, file, {
      ...{ today, strict },
      ...(plannedCaseIds && { plannedCaseIds }),
      ...(everyCaseId && { everyCaseId }),
    }),
    isExpected: ({ id }) => ofCases.some((matcher) => matcher.id(id)),
  };
}

async function readBaselineFile(file: string): Promise<Baseline> {
  const { readBaseline } = await import('../baseline/read-baseline.ts');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The baseline ${file} cannot be read: ${messageOf(error)}.`,
      'Check the path: it is taken from the folder that Vitest runs in.',
      { cause: error },
    );
  }
  return readBaseline(text, file);
}

interface Testing {
  readonly contract: Contract;
  readonly run: ConformanceRun;
  readonly strict: boolean;
}

/** Makes the body of the test of a case. */
function oneTest({ contract, run, strict }: Testing) {
  return (one: Case) => async (context: TestContext) => {
    const finished = await run.ask(one).catch((error: unknown) => {
      if (error instanceof NotRun) return error;
      throw error;
    });
    if (finished instanceof NotRun) return context.skip(`not run: ${finished.message}`);
    const outcome = outcomeOf(finished, strict);
    const reason = finished.verdicts.find((verdict) => verdict.outcome === outcome)?.reason;
    context.task.meta.conformance = metaOf(finished, outcome, reason);
    if (outcome === 'inconclusive' || outcome === 'skipped') return context.skip(reason);
    if (outcome === 'error') throw bare(reason ?? 'an error of the harness itself');
    const header = run.header();
    const isExpected = outcome === 'fail' && areExpected(finished.verdicts, strict);
    // Such a test is marked as failing before it runs, unless only a constraint of it is expected.
    if (outcome !== 'fail' || !header || (isExpected && !context.task.fails)) return undefined;
    throw bare(failureMessage(contract, header, finished, strict));
  };
}

function outcomeOf({ verdicts }: CaseFinished, strict: boolean): Verdict['outcome'] {
  const isBroken = verdicts.some(({ level, outcome }) => level === 'should' && outcome === 'fail');
  const outcome = caseOutcome(verdicts);
  return strict && isBroken && outcome !== 'error' ? 'fail' : outcome;
}

function areExpected(verdicts: readonly Verdict[], strict: boolean): boolean {
  return verdicts.every(
    ({ level, outcome, expectedFailure }) =>
      outcome !== 'fail' || expectedFailure || (level !== 'must' && !strict),
  );
}

function metaOf(
  { caseId, verdicts }: CaseFinished,
  outcome: Verdict['outcome'],
  reason: string | undefined,
): ConformanceMeta {
  return {
    ...{ caseId, outcome },
    ...(reason !== undefined && { reason }),
    verdicts: verdicts.map((verdict) => ({
      ...{ constraintId: verdict.constraintId, level: verdict.level, outcome: verdict.outcome },
      ...(verdict.expectedFailure && { expectedFailure: true }),
    })),
  };
}

/** An error without a stack: none of its places would be the reader's. */
function bare(message: string): Error {
  const error = new Error(message);
  error.name = 'Conformance';
  error.stack = `${error.name}: ${message}`;
  return error;
}

/** What the run comes to; of a run of some cases only, nothing but that. */
async function concludeIn(
  { skip }: TestContext,
  run: ConformanceRun,
  cases: readonly Case[],
): Promise<void> {
  const { exitCode, reason, outcome, asked } = await run.finish();
  const all = cases.filter(({ isLast }) => !isLast).length;
  if (asked === 0) return skip('no case was run');
  if (asked < all && exitCode !== 1) return skip(`${asked} of ${plural(all, 'case')} were run`);
  if (exitCode !== 0) throw bare(`${outcome.toUpperCase()}: ${reason ?? 'see the tests above'}`);
}
