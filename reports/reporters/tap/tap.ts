import { dirname } from 'node:path';
import { sortedSpool } from '../../../runners/sorted-spool.ts';
import type { Reporter, RunStarted } from '../../event.ts';
import { sanitise } from '../../text/sanitise.ts';
import { type CaseResult, caseResult } from '../case-result.ts';
import { discardFile, replaceFile } from '../replace-file.ts';

/** Writes TAP 14 at the end of a run: a test for each case, in the order of their ids. */
export function tapReporter({ file }: { readonly file: string }): Reporter {
  const points = sortedSpool(dirname(file));
  let header: RunStarted | undefined;
  let count = 0;
  return {
    name: 'tap',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (event.type === 'run-finished') {
        if (header) replaceFile(file, documentTexts(header, count, points.drain()));
      } else {
        const result = caseResult(event);
        points.add(result.id, pointOf(result));
        count += 1;
      }
    },
    close: () => points.close(),
  };
}

function* documentTexts(
  { operation, target }: RunStarted,
  count: number,
  points: Iterable<string>,
): Generator<string> {
  yield `TAP version 14\n# ${escaped(`${operation} against ${target.endpoint}`)}\n1..${count}\n`;
  let number = 0;
  for (const point of points) {
    number += 1;
    yield point.replace('#N', String(number));
  }
}

/** `#N` stands for the number, which is known when all are there. */
function pointOf(result: CaseResult): string {
  const { id, outcome, reason, isExpected, decisive } = result;
  const isOk = outcome === 'pass' || outcome === 'inconclusive' || outcome === 'skipped';
  const line = `${isOk ? 'ok' : 'not ok'} #N - ${escaped(id)}`;
  if (outcome === 'pass') return `${line}\n`;
  if (isOk) return `${line} # SKIP ${escaped(`${outcome}: ${reason ?? ''}`)}\n`;
  const [first] = decisive;
  const details = {
    severity: outcome,
    ...(first?.expected !== undefined && { expected: sanitise(first.expected, 500) }),
    ...(first?.actual !== undefined && { actual: sanitise(first.actual, 500) }),
    ...(reason !== undefined && { reason: sanitise(reason, 500) }),
    constraints: decisive.map(({ constraintId }) => constraintId),
  };
  // JSON is YAML as well, and nothing in it can end the block.
  const yaml = Object.entries(details).map(
    ([name, value]) => `  ${name}: ${JSON.stringify(value)}`,
  );
  const todo = isExpected ? ' # TODO expected by the baseline' : '';
  return [`${line}${todo}`, '  ---', ...yaml, '  ...', ''].join('\n');
}

/** Text that is no directive and no other line. */
function escaped(text: string): string {
  return sanitise(text, 500).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
