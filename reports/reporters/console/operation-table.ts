import type { OperationSummary } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { wrap } from '../../text/wrap.ts';
import { outcomeInCapitals } from './conclusion-line.ts';
import { paintOf, type Screen } from './screen.ts';
import { sumOf } from './suite-table.ts';

/** What became of each operation of a run of several, a line each, and why it did not conform. */
export function operationTable(screen: Screen, operations: readonly OperationSummary[]): string[] {
  const first = Math.max(...operations.map(({ operation }) => operation.length));
  const indent = first + 3;
  return operations.flatMap((one) => {
    const { pass, fail } = sumOf(one.suites);
    const outcome = paintOf(screen, one.outcome)(outcomeInCapitals(one));
    const counts = pass + fail === 0 ? '' : screen.colors.dim(` · ${pass} pass, ${fail} fail`);
    const why =
      one.reason === undefined ? [] : wrap(sanitise(one.reason, 600), screen.width - indent);
    return [
      ` ${one.operation.padEnd(first)}  ${outcome}${counts}`,
      ...why.map((line) => ' '.repeat(indent) + line),
    ];
  });
}
