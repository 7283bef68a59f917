import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished, Reporter, RunFinished, RunStarted } from '../event.ts';
import type { Outcome } from '../verdict.ts';
import { junitCase } from './junit-case.ts';
import { junitFindings } from './junit-findings.ts';
import { redactText } from './redact.ts';
import { discardFile, replaceFile } from './replace-file.ts';
import { sanitise } from './sanitise.ts';
import { xmlAttributes } from './xml.ts';

interface Suite {
  readonly counts: Record<Outcome, number>;
  readonly cases: string[];
  /** Ids of the constraints that its cases fail. */
  readonly broken: Set<string>;
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
      else replaceFile(file, document(header, event, suites));
    },
  };
}

function add(suites: Map<string, Suite>, header: RunStarted, finished: CaseFinished): void {
  const counts = { pass: 0, fail: 0, inconclusive: 0, skipped: 0, error: 0 };
  const suite = suites.get(finished.suite) ?? {
    counts,
    cases: [],
    broken: new Set(),
    milliseconds: 0,
  };
  suites.set(finished.suite, suite);
  suite.counts[caseOutcome(finished.verdicts)] += 1;
  // Turned into text at once: the exchanges of the case need not be kept.
  suite.cases.push(junitCase(header, finished));
  suite.milliseconds += finished.durationMs;
  for (const { outcome, constraintId } of finished.verdicts) {
    if (outcome === 'fail') suite.broken.add(constraintId);
  }
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
  const listed = new Set([...suites.values()].flatMap(({ broken }) => [...broken]));
  const parts = [...suites].map(([name, suite], index) => {
    // What no case is about has no suite: it is told in the last one.
    const isLast = index === suites.size - 1;
    const isOfSuite = (id: string) => suite.broken.has(id) || (isLast && !listed.has(id));
    const findings = junitFindings(header, footer.constraints, isOfSuite);
    const timed = { ...totals(suite), time: seconds(suite.milliseconds), timestamp: startedAt };
    const opening = `  <testsuite${xmlAttributes({ name, ...timed })}>\n`;
    return `${opening}${suite.cases.join('')}${findings}  </testsuite>\n`;
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
