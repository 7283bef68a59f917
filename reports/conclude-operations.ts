import type { Level } from '../contracts/contract.ts';
import type { RunEnded } from '../runners/run-record.ts';
import { concludeService } from './conclude-service.ts';
import type { JudgedOperation, OperationJudge } from './judge-operation.ts';
import type {
  NotExercised,
  OperationSummary,
  OutcomeCounts,
  RunScope,
  SuiteSummary,
} from './report.ts';
import type { Conclusion } from './run-outcome.ts';
import type { Tally } from './tally.ts';
import { outcomes } from './verdict.ts';

/** The end of a run, of one operation or of several. */
interface Concluded extends Tally {
  readonly conclusion: Conclusion;
  readonly scope: RunScope;
  /** A part for each operation, where there are several. */
  readonly operations?: readonly OperationSummary[];
}

/** Concludes each operation, and the run from all of them; of one, the run is what it is. */
export function concludeOperations(
  judges: readonly OperationJudge[],
  run: RunEnded,
  broken: readonly string[],
): Concluded {
  const [only, ...others] = judges;
  if (only && others.length === 0) {
    const { conclusion, tally, scope } = only.conclude(run, broken);
    return { conclusion, ...tally, scope };
  }
  const judged = judges.map((one) => one.conclude(run, []));
  const tallies = judged.map(({ tally }) => tally);
  return {
    conclusion: concludeService(judged, { broken, run }),
    counts: {
      must: sumOf(tallies.map(({ counts }) => counts.must)),
      should: sumOf(tallies.map(({ counts }) => counts.should)),
      may: sumOf(tallies.map(({ counts }) => counts.may)),
    } satisfies Record<Level, OutcomeCounts>,
    suites: sumOfSuites(tallies.map(({ suites }) => suites)),
    constraints: tallies.flatMap(({ constraints }) => constraints),
    scope: scopeOfAll(judged.map(({ scope }) => scope)),
    operations: judged.map(summaryOf),
  };
}

function summaryOf({ part, conclusion, tally, scope }: JudgedOperation): OperationSummary {
  const { exitCode: _, ...said } = conclusion;
  const { operation, caseSet } = part;
  const { counts, suites } = tally;
  return { operation, ...said, caseSet, counts, suites, scope };
}

function sumOf(all: readonly OutcomeCounts[]): OutcomeCounts {
  const sum = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
  for (const counts of all) for (const outcome of outcomes) sum[outcome] += counts[outcome];
  return sum;
}

function sumOfSuites(all: readonly (readonly SuiteSummary[])[]): SuiteSummary[] {
  const order: string[] = [];
  for (const suites of all) {
    let last = -1;
    for (const { suite } of suites) {
      const known = order.indexOf(suite);
      last = known === -1 ? last + 1 : known;
      // One that others have not stands after the one that it follows here.
      if (known === -1) order.splice(last, 0, suite);
    }
  }
  const every = all.flat();
  return order.map((suite) => {
    const counts = every.filter((one) => one.suite === suite).map((one) => one.counts);
    return { suite, counts: sumOf(counts) };
  });
}

function scopeOfAll(all: readonly RunScope[]): RunScope {
  const sum = (of: (scope: RunScope) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    whole: all.every(({ whole }) => whole),
    cases: { chosen: sum(({ cases }) => cases.chosen), all: sum(({ cases }) => cases.all) },
    expectedFailures: sum(({ expectedFailures }) => expectedFailures),
    notExercised: merged(all.flatMap(({ notExercised }) => notExercised)),
  };
}

/** What several operations lack for the same reason is said once. */
function merged(all: readonly NotExercised[]): NotExercised[] {
  const parts = new Map<string, NotExercised>();
  for (const one of all) {
    const key = JSON.stringify([one.what, one.reason]);
    const before = parts.get(key)?.constraints ?? [];
    parts.set(key, { ...one, constraints: [...before, ...one.constraints] });
  }
  return [...parts.values()];
}
