import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished, FoundOnTheWay, Reporter, RunFinished, RunStarted } from '../event.ts';
import type { Outcome } from '../verdict.ts';
import { junitCase } from './junit-case.ts';
import { redactText } from './redact.ts';
import { discardFile, replaceFile } from './replace-file.ts';
import { sanitise } from './sanitise.ts';
import { xmlAttributes } from './xml.ts';

interface Suite {
  readonly counts: Record<Outcome, number>;
  readonly cases: string[];
  milliseconds: number;
}

/** Writes JUnit XML at the end of a run, for CI systems that show test results. */
export function junitReporter({ file }: { readonly file: string }): Reporter {
  const suites = new Map<string, Suite>();
  let header: RunStarted | undefined;
  return {
    name: 'junit',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (!header) return;
      else if (event.type === 'case-finished') add(suites, header, event);
      else if (event.type === 'found-on-the-way') add(suites, header, asCase(event));
      else replaceFile(file, document(header, event, suites));
    },
  };
}

/** Found by the way in many cases, it is a test of its own, named after the constraint. */
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

function add(suites: Map<string, Suite>, header: RunStarted, finished: CaseFinished): void {
  const counts = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
  const suite = suites.get(finished.suite) ?? { counts, cases: [], milliseconds: 0 };
  suites.set(finished.suite, suite);
  suite.counts[caseOutcome(finished.verdicts)] += 1;
  // Turned into text at once: the exchanges of the case need not be kept.
  suite.cases.push(junitCase(header, finished));
  suite.milliseconds += finished.durationMs;
}

function document(
  header: RunStarted,
  footer: RunFinished,
  suites: ReadonlyMap<string, Suite>,
): string {
  const { service, operation, startedAt } = header;
  const all = suites.size === 0 ? [onlyAnError] : [...suites.values()].map(totals);
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
  const parts = [...suites].map(([name, suite]) => {
    const timed = { ...totals(suite), time: seconds(suite.milliseconds), timestamp: startedAt };
    const opening = `  <testsuite${xmlAttributes({ name, ...timed })}>\n`;
    return `${opening}${suite.cases.join('')}  </testsuite>\n`;
  });
  if (parts.length === 0) parts.push(withoutCases(header, footer));
  const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${xml}<testsuites${attributes}>\n${parts.join('')}</testsuites>\n`;
}

const onlyAnError: Totals = { tests: 1, failures: 0, errors: 1, skipped: 0 };

/** A run that came to no case is no success: readers of JUnit XML take an empty one for that. */
function withoutCases({ service, operation, startedAt }: RunStarted, footer: RunFinished): string {
  const suite = { name: 'preflight', ...onlyAnError };
  const one = { classname: `${service}.${operation}.preflight`, name: 'the target can be tried' };
  const message = sanitise(redactText(footer.reason ?? footer.outcome));
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

function totals({ cases, counts }: Suite): Totals {
  return {
    tests: cases.length,
    failures: counts.fail,
    errors: counts.error,
    skipped: counts.inconclusive + counts.skipped,
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
