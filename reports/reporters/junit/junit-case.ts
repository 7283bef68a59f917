import { caseOutcome } from '../../case-outcome.ts';
import type { CaseFinished } from '../../event.ts';
import { httpLines } from '../../findings/http-text.ts';
import type { RunHeader } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { localId, repeatCase } from '../../text/words.ts';
import type { Verdict } from '../../verdict.ts';
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
  const content = [...binding(header, finished, verdicts), ...advice(header, verdicts)];
  if (content.length === 0) return `${opening}/>\n`;
  return `${opening}>\n${content.map((line) => `      ${line}\n`).join('')}    </testcase>\n`;
}

/** Its words without secrets, and on one line. */
function presentable(verdict: Verdict): Verdict {
  const { expected, actual, reason } = verdict;
  return {
    ...verdict,
    ...(expected !== undefined && { expected: sanitise(expected) }),
    ...(actual !== undefined && { actual: sanitise(actual) }),
    ...(reason !== undefined && { reason: sanitise(reason) }),
  };
}

/** The element that decides how the case counts; readers of JUnit XML take one of them at most. */
function binding(
  header: RunHeader,
  finished: CaseFinished,
  verdicts: readonly Verdict[],
): string[] {
  const outcome = caseOutcome(verdicts);
  const counted = verdicts.filter((one) => one.outcome === outcome);
  const atMust = counted.filter(({ level }) => level === 'must');
  const decisive = outcome === 'error' || atMust.length === 0 ? counted : atMust;
  const failed = verdicts.filter((one) => one.level === 'must' && one.outcome === 'fail');
  const reasons = decisive.map((verdict) => reasonOf(header, verdict)).join('; ');
  switch (outcome) {
    case 'pass':
      return [];
    case 'fail': {
      const isExpected = failed.every(({ expectedFailure }) => expectedFailure);
      return [isExpected ? expectedFailure(header, failed) : failure(header, finished, failed)];
    }
    case 'error':
      return [
        `<error${xmlAttributes({ message: reasons })}>${xmlText(failed.map(describe).join('\n'))}</error>`,
      ];
    case 'inconclusive':
    case 'skipped':
      return [`<skipped${xmlAttributes({ message: `${outcome}: ${reasons}` })}/>`];
  }
}

/** What a baseline expects does not fail the run, and must not fail the job that reads the file. */
function expectedFailure(header: RunHeader, failed: readonly Verdict[]): string {
  return `<skipped${xmlAttributes({ message: `expected failure: ${messageOf(header, failed)}` })}/>`;
}

function messageOf(header: RunHeader, failed: readonly Verdict[]): string {
  return failed
    .map((one) => `${localId(header, one.constraintId)}: ${one.actual ?? 'fails'}`)
    .join('; ');
}

function failure(header: RunHeader, finished: CaseFinished, failed: readonly Verdict[]): string {
  const message = messageOf(header, failed);
  const text = [
    ...failed.map(describe),
    `repeat:     ${repeatCase(header.repeat, failed[0]?.caseId ?? finished.caseId)}`,
    ...evidence(finished, failed),
  ].join('\n');
  const attributes = xmlAttributes({ message, type: failed[0]?.constraintId ?? 'failure' });
  return `<failure${attributes}>${xmlText(text)}</failure>`;
}

/** Each exchange that shows a failure, once: of a walk the last one. */
function evidence({ exchanges }: CaseFinished, failed: readonly Verdict[]): string[] {
  const shown = new Map(failed.map((one) => [one.exchanges.at(-1) ?? -1, one] as const));
  return [...shown].flatMap(([index, verdict]) => {
    const exchange = exchanges[index];
    return exchange ? ['', ...httpLines(exchange, verdict)] : [];
  });
}

/** What should hold: readers of JUnit XML show it, and do not count it. */
function advice(header: RunHeader, verdicts: readonly Verdict[]): string[] {
  const lines = verdicts
    .filter(({ level }) => level === 'should')
    .flatMap((one) => {
      const id = localId(header, one.constraintId);
      const { expected = 'otherwise', actual = 'something else' } = one;
      if (one.outcome === 'fail') return [`should ${id}: expected ${expected}, got ${actual}`];
      return isOpen(one) ? [`should ${id}: not decided: ${one.reason ?? 'no reason given'}`] : [];
    });
  return lines.length === 0 ? [] : [`<system-out>${xmlText(lines.join('\n'))}</system-out>`];
}

function isOpen({ outcome }: Verdict): boolean {
  return outcome === 'inconclusive' || outcome === 'skipped';
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
