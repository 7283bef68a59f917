import { dirname } from 'node:path';
import { type SortedSpool, sortedSpool } from '../../../runners/sorted-spool.ts';
import type { Reporter, RunFinished, RunStarted } from '../../event.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { Outcome } from '../../verdict.ts';
import { type CaseResult, caseResult } from '../case-result.ts';
import { discardFile, replaceFile } from '../replace-file.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

/** Writes a report in the Common Test Report Format at the end of a run. */
export function ctrfReporter({ file }: { readonly file: string }): Reporter {
  const tests = sortedSpool(dirname(file));
  const counts: Record<Status, number> = { passed: 0, failed: 0, skipped: 0, pending: 0, other: 0 };
  let header: RunStarted | undefined;
  return {
    name: 'ctrf',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (event.type === 'run-finished') {
        if (header) replaceFile(file, documentTexts(header, event, counts, tests));
      } else {
        const result = caseResult(event);
        counts[statusOf(result)] += 1;
        tests.add(result.id, JSON.stringify(testOf(result)));
      }
    },
    close: () => tests.close(),
  };
}

function* documentTexts(
  { tool, startedAt, target, operation }: RunStarted,
  { durationMs, outcome }: RunFinished,
  counts: Readonly<Record<Status, number>>,
  tests: SortedSpool,
): Generator<string> {
  const start = Date.parse(startedAt);
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const summary = { tests: count, ...counts, start, stop: start + Math.round(durationMs) };
  const extra = { operation, target: sanitise(target.endpoint, 500), outcome };
  yield '{"reportFormat":"CTRF","specVersion":"0.0.0","results":{\n';
  yield `"tool":${JSON.stringify(tool)},\n"summary":${JSON.stringify(summary)},\n`;
  yield `"extra":${JSON.stringify(extra)},\n"tests":[`;
  let isFirst = true;
  for (const text of tests.drain()) {
    yield `${isFirst ? '' : ','}\n${text}`;
    isFirst = false;
  }
  yield '\n]}}\n';
}

function testOf(result: CaseResult): object {
  const { id, suite, outcome, decisive, durationMs, reason, isExpected } = result;
  const [first] = decisive;
  const failed =
    first &&
    `expected ${first.expected ?? 'nothing said'}, and came ${first.actual ?? 'nothing said'}`;
  const message = outcome === 'fail' ? failed : reason;
  return {
    ...{ name: id, status: statusOf(result), duration: Math.round(durationMs), suite: [suite] },
    rawStatus: isExpected ? 'expected failure' : outcome,
    ...(message !== undefined && { message: sanitise(message, 2_000) }),
    ...(decisive.length > 0 &&
      outcome !== 'pass' && { tags: decisive.map(({ constraintId }) => constraintId) }),
  };
}

function statusOf({ outcome, isExpected }: CaseResult): Status {
  return isExpected ? 'other' : statuses[outcome];
}

const statuses: Readonly<Record<Outcome, Status>> = {
  pass: 'passed',
  fail: 'failed',
  error: 'failed',
  inconclusive: 'other',
  skipped: 'skipped',
};
