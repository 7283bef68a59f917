import { caseOutcome } from '../case-outcome.ts';
import type { CaseFinished } from '../event.ts';
import type { RunHeader } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { redactVerdict } from './redact.ts';
import { sanitise } from './sanitise.ts';
import { localId, repeatCase } from './words.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/** The `testcase` element of a case. */
export function junitCase(header: RunHeader, finished: CaseFinished): string {
  const { caseId, suite, durationMs } = finished;
  const verdicts = finished.verdicts.filter(({ outcome }) => outcome !== 'pass').map(presentable);
  const opening = `    <testcase${xmlAttributes({
    classname: `${header.service}.${header.operation}.${suite}`,
    name: caseId,
    time: (durationMs / 1000).toFixed(3),
  })}`;
  const content = [
    ...binding(header, caseId, verdicts),
    ...advice(
      header,
      verdicts.filter(({ level, outcome }) => level === 'should' && outcome === 'fail'),
    ),
  ];
  if (content.length === 0) return `${opening}/>\n`;
  return `${opening}>\n${content.map((line) => `      ${line}\n`).join('')}    </testcase>\n`;
}

/** Its words without secrets, and on one line. */
function presentable(verdict: Verdict): Verdict {
  const { expected, actual, reason } = redactVerdict(verdict);
  return {
    ...verdict,
    ...(expected !== undefined && { expected: sanitise(expected) }),
    ...(actual !== undefined && { actual: sanitise(actual) }),
    ...(reason !== undefined && { reason: sanitise(reason) }),
  };
}

/** The element that decides how the case counts; readers of JUnit XML take one of them at most. */
function binding(header: RunHeader, caseId: string, verdicts: readonly Verdict[]): string[] {
  const outcome = caseOutcome(verdicts);
  const counted = verdicts.filter((one) => one.outcome === outcome);
  const atMust = counted.filter(({ level }) => level === 'must');
  const decisive = outcome === 'error' || atMust.length === 0 ? counted : atMust;
  const failed = verdicts.filter((one) => one.level === 'must' && one.outcome === 'fail');
  const reasons = decisive.map((verdict) => reasonOf(header, verdict)).join('; ');
  switch (outcome) {
    case 'pass':
      return [];
    case 'fail':
      return [failure(header, caseId, failed)];
    case 'error':
      return [
        `<error${xmlAttributes({ message: reasons })}>${xmlText(failed.map(describe).join('\n'))}</error>`,
      ];
    case 'inconclusive':
    case 'skipped':
      return [`<skipped${xmlAttributes({ message: `${outcome}: ${reasons}` })}/>`];
  }
}

function failure(header: RunHeader, caseId: string, failed: readonly Verdict[]): string {
  const message = failed
    .map((one) => `${localId(header, one.constraintId)}: ${one.actual ?? 'fails'}`)
    .join('; ');
  const again = failed[0]?.caseId ?? caseId;
  const text = [...failed.map(describe), `repeat:     ${repeatCase(header.repeat, again)}`].join(
    '\n',
  );
  const attributes = xmlAttributes({ message, type: failed[0]?.constraintId ?? 'failure' });
  return `<failure${attributes}>${xmlText(text)}</failure>`;
}

function advice(header: RunHeader, failed: readonly Verdict[]): string[] {
  if (failed.length === 0) return [];
  const lines = failed.map(
    (one) =>
      `should ${localId(header, one.constraintId)}: expected ${one.expected ?? 'otherwise'}, got ${one.actual ?? 'something else'}`,
  );
  return [`<system-out>${xmlText(lines.join('\n'))}</system-out>`];
}

function describe({ constraintId, expected, actual }: Verdict): string {
  return [
    `constraint: ${constraintId}`,
    `expected:   ${expected ?? 'nothing said'}`,
    `actual:     ${actual ?? 'nothing said'}`,
  ].join('\n');
}

function reasonOf(header: RunHeader, { constraintId, reason }: Verdict): string {
  return `${localId(header, constraintId)}: ${reason ?? 'no reason given'}`;
}
