import type { OutcomeCounts, SuiteSummary } from '../../report.ts';
import type { Outcome } from '../../verdict.ts';
import { mark, paintOf, type Screen } from './screen.ts';

const columns = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;

/** The cases of each suite by outcome, as lines; a column that is zero throughout is left out. */
export function suiteTable(screen: Screen, suites: readonly SuiteSummary[]): string[] {
  const { bold, dim } = screen.colors;
  const total = sumOf(suites);
  const shown = columns.filter((name) => name === 'pass' || name === 'fail' || total[name] > 0);
  const first = Math.max(5, ...suites.map(({ suite }) => suite.length));
  const row = (name: string, cell: (column: Outcome) => string): string =>
    `${name}${shown.map((column) => `  ${cell(column)}`).join('')}`;
  const width = (column: Outcome): number => Math.max(column.length, String(total[column]).length);
  const number = (counts: OutcomeCounts, column: Outcome): string => {
    const text = String(counts[column]).padStart(width(column));
    if (counts[column] === 0) return dim(text);
    return column === 'pass' ? text : paintOf(screen, column)(text);
  };
  return [
    row(' '.repeat(first + 3), (column) => dim(column.padStart(width(column)))),
    ...suites.map(({ suite, counts }) =>
      row(` ${mark(screen, worstOf(counts))} ${suite.padEnd(first)}`, (column) =>
        number(counts, column),
      ),
    ),
    ...(suites.length > 1
      ? [row(`   ${bold('total'.padEnd(first))}`, (column) => number(total, column))]
      : []),
  ];
}

/** The cases of all suites by outcome. */
export function sumOf(suites: readonly SuiteSummary[]): OutcomeCounts {
  const sum = (outcome: Outcome): number =>
    suites.reduce((total, { counts }) => total + counts[outcome], 0);
  return {
    pass: sum('pass'),
    fail: sum('fail'),
    inconclusive: sum('inconclusive'),
    skipped: sum('skipped'),
    error: sum('error'),
  };
}

/** The outcome that a suite is marked with. */
export function worstOf(counts: OutcomeCounts): Outcome {
  const order = ['error', 'fail', 'inconclusive', 'pass'] as const;
  return order.find((outcome) => counts[outcome] > 0) ?? 'skipped';
}
