import { dirname } from 'node:path';
import { type SortedSpool, sortedSpool } from '../../../runners/sorted-spool.ts';
import { caseOutcome } from '../../case-outcome.ts';
import type {
  CaseFinished,
  FoundOnTheWay,
  Reporter,
  RunFinished,
  RunStarted,
} from '../../event.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Outcome, Verdict } from '../../verdict.ts';
import { discardFile, replaceFile } from '../replace-file.ts';
import { junitCase } from './junit-case.ts';
import { junitFindings } from './junit-findings.ts';
import { xmlAttributes } from './xml.ts';

interface Suite {
  readonly name: string;
  readonly counts: Record<Outcome, number>;
  /** Ids of the constraints that its cases fail. */
  readonly broken: Set<string>;
  milliseconds: number;
}

/** Writes JUnit XML at the end of a run, for CI systems that show test results. */
export function junitReporter({ file }: { readonly file: string }): Reporter {
  const suites: Suite[] = [];
  const cases = sortedSpool(dirname(file));
  let header: RunStarted | undefined;
  return {
    name: 'junit',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (!header) return;
      else if (event.type === 'run-finished') {
        replaceFile(file, documentTexts(header, event, suites, cases));
      } else {
        const one = event.type === 'case-finished' ? event : asCase(event);
        // The cases of a suite stand together, in the order in which they came.
        cases.add(String(add(suites, one)).padStart(4, '0'), junitCase(header, one));
      }
    },
    close: () => cases.close(),
  };
}

/** Found on the way in many cases, it is a test of its own, named after the constraint. */
function asCase({ verdict, exchanges }: FoundOnTheWay): CaseFinished {
  return {
    type: 'case-finished',
    caseId: verdict.constraintId,
    suite: 'found-on-the-way',
    title: verdict.constraintId,
    verdicts: [verdict],
    exchanges,
    durationMs: 0,
  };
}

/** Counts a case, and gives the position of its suite. */
function add(suites: Suite[], { suite: name, verdicts, durationMs }: CaseFinished): number {
  const counts = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
  const suite = suites.find((one) => one.name === name) ?? {
    name,
    counts,
    broken: new Set(),
    milliseconds: 0,
  };
  if (!suites.includes(suite)) suites.push(suite);
  suite.counts[countedAs(verdicts)] += 1;
  suite.milliseconds += durationMs;
  for (const { outcome, constraintId } of verdicts) {
    if (outcome === 'fail') suite.broken.add(constraintId);
  }
  return suites.indexOf(suite);
}

/** As the element of the case says: what a baseline expects is no failure. */
function countedAs(verdicts: readonly Verdict[]): Outcome {
  const outcome = caseOutcome(verdicts);
  if (outcome !== 'fail') return outcome;
  const failed = verdicts.filter((one) => one.level === 'must' && one.outcome === 'fail');
  return failed.every(({ expectedFailure }) => expectedFailure) ? 'skipped' : outcome;
}

function* documentTexts(
  header: RunStarted,
  footer: RunFinished,
  suites: readonly Suite[],
  cases: SortedSpool,
): Generator<string> {
  const { service, operation, startedAt } = header;
  const all = suites.length === 0 ? [onlyAnError] : suites.map(totals);
  const sum = (name: keyof Totals): number => all.reduce((total, one) => total + one[name], 0);
  const attributes = xmlAttributes({
    name: `${header.tool.name} ${service} ${operation}`,
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    time: seconds(footer.durationMs),
    timestamp: startedAt,
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n`;
  const texts = cases.drain();
  const listed = new Set(suites.flatMap(({ broken }) => [...broken]));
  for (const suite of suites) {
    const { name, milliseconds } = suite;
    const timed = { ...totals(suite), time: seconds(milliseconds), timestamp: startedAt };
    yield `  <testsuite${xmlAttributes({ name, ...timed })}>\n`;
    for (let left = timed.tests; left > 0; left -= 1) yield texts.next().value ?? '';
    // What no case is about has no suite: it is told in the last one.
    const isLast = suite === suites.at(-1);
    const isOfSuite = (id: string) => suite.broken.has(id) || (isLast && !listed.has(id));
    yield `${junitFindings(header, footer.constraints, isOfSuite)}  </testsuite>\n`;
  }
  if (suites.length === 0) yield withoutCases(header, footer);
  yield '</testsuites>\n';
}

const onlyAnError: Totals = { tests: 1, failures: 0, errors: 1, skipped: 0 };

/** A run that came to no case is no success: readers of JUnit XML take an empty one for that. */
function withoutCases({ service, operation, startedAt }: RunStarted, footer: RunFinished): string {
  const suite = { name: 'preflight', ...onlyAnError };
  const one = { classname: `${service}.${operation}.preflight`, name: 'the target can be tried' };
  const message = sanitise(footer.reason ?? footer.outcome);
  return [
    `  <testsuite${xmlAttributes({ ...suite, time: seconds(footer.durationMs), timestamp: startedAt })}>`,
    `    <testcase${xmlAttributes(one)}>`,
    `      <error${xmlAttributes({ message })}/>`,
    '    </testcase>',
    '  </testsuite>\n',
  ].join('\n');
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function totals({ counts }: Suite): Totals {
  return {
    tests: Object.values(counts).reduce((sum, count) => sum + count, 0),
    failures: counts.fail,
    errors: counts.error,
    skipped: counts.inconclusive + counts.skipped,
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
