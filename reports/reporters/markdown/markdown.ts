import { plural } from '../../../contracts/plural.ts';
import type { Reporter, RunFinished, RunStarted } from '../../event.ts';
import { type FailureGroup, type FailureKeeper, keepFailures } from '../../findings/failures.ts';
import {
  keepReasons,
  moreReasons,
  type OpenReason,
  reasonInWords,
} from '../../findings/open-reasons.ts';
import { inWords, localId, requestsInWords, seeReport } from '../../text/words.ts';
import { conclusionInWords, outcomeInCapitals } from '../console/conclusion-line.ts';
import { sumOf, worstOf } from '../console/suite-table.ts';
import { discardFile, replaceFile } from '../replace-file.ts';
import { markdownFailure, markdownFinding, markdownMet } from './markdown-failure.ts';
import { code, plain, row } from './markdown-text.ts';

/** How many findings are told with their exchange, and how many more without: GitHub drops a page that is too long. */
const toldInFull = 50;
const toldInShort = 200;
const shownReasons = 8;
const shownCases = 3;

/** Where the page is written. */
export interface MarkdownOptions {
  readonly file: string;
  /** False when the run writes no `report.json`, where all that is not shown would stand. */
  readonly hasReport?: boolean;
}

/** Writes a summary in GitHub's Markdown at the end of a run, for a job's summary page. */
export function markdownReporter({ file, hasReport }: MarkdownOptions): Reporter {
  const more = seeReport(hasReport);
  const failures = keepFailures();
  const reasons = keepReasons();
  let header: RunStarted | undefined;
  return {
    name: 'markdown',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (!header) return;
      else if (event.type === 'case-finished') {
        failures.add(event);
        reasons.add(event.verdicts);
      } else if (event.type === 'found-on-the-way') {
        failures.add(event);
        reasons.add([event.verdict]);
      } else {
        const parts = [
          ...opening(header, event),
          ...operationRows(event),
          ...suiteRows(event),
          ...failureSections(header, event, failures, more),
          ...reasonSection(
            header,
            reasons.reasons(['inconclusive', 'skipped']),
            'Not decided',
            more,
          ),
          ...reasonSection(header, reasons.reasons(['error']), 'Errors of the harness', more),
        ];
        replaceFile(file, [`${parts.join('\n')}\n`]);
      }
    },
  };
}

function failureSections(
  header: RunStarted,
  { constraints }: RunFinished,
  failures: FailureKeeper,
  more: string,
): string[] {
  const binding = failures.groups('must', constraints);
  const advisory = failures.groups('should', constraints);
  const expected = [...binding, ...advisory].filter(({ isExpected }) => isExpected);
  const broken = binding.filter(({ isExpected }) => !isExpected);
  const warned = advisory.filter(({ isExpected }) => !isExpected);
  const told = (groups: readonly FailureGroup[]): string[] => findings(header, groups, more);
  return [
    ...section(`Broken: ${plural(broken.length, 'constraint')}`, told(broken)),
    ...section(`Warnings: ${plural(warned.length, 'constraint')} at level should`, told(warned)),
    ...section(
      `Broken as the baseline expects: ${plural(expected.length, 'constraint')}`,
      expected.map((one) => markdownMet(header, one)),
    ),
  ];
}

function findings(header: RunStarted, groups: readonly FailureGroup[], more: string): string[] {
  const inFull = groups.slice(0, toldInFull);
  const inShort = groups.slice(toldInFull, toldInFull + toldInShort);
  const left = groups.length - inFull.length - inShort.length;
  return [
    ...inFull.flatMap((group) => [markdownFailure(header, group, more), '']),
    ...inShort.map((group) => markdownFinding(header, group)),
    ...(left > 0 ? [`- and ${plural(left, 'constraint')} more, ${more}`] : []),
  ];
}

const signs = {
  conformant: '✅',
  nonconformant: '❌',
  inconclusive: '❔',
  'not-implemented': '🚫',
} as const;

const marks = { pass: '✅', fail: '❌', inconclusive: '❔', skipped: '➖', error: '💥' } as const;

function opening(header: RunStarted, footer: RunFinished): string[] {
  const { service, operation, target, tool } = header;
  const took = `${inWords(footer.durationMs)}, ${requestsInWords(footer.requests)}`;
  return [
    `## ${signs[footer.outcome]} ${outcomeInCapitals(footer)}: ${service} ${operation}`,
    '',
    `${plain(conclusionInWords(footer))}.`,
    '',
    `${code(target.endpoint)}, ${tool.name} ${tool.version}, ${took}`,
    ...(footer.notes ?? []).flatMap((note) => ['', plain(note)]),
  ];
}

function operationRows({ operations = [] }: RunFinished): string[] {
  if (operations.length === 0) return [];
  return [
    '',
    row(['operation', 'outcome', 'pass', 'fail', 'why']),
    '| --- | --- | ---: | ---: | --- |',
    ...operations.map((one) => {
      const { pass, fail } = sumOf(one.suites);
      const cells = [one.operation, outcomeInCapitals(one)].map((text) => plain(text));
      return row([...cells, String(pass), String(fail), plain(one.reason ?? '')]);
    }),
  ];
}

function suiteRows({ suites }: RunFinished): string[] {
  if (suites.length === 0) return [];
  const columns = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;
  const total = sumOf(suites);
  return [
    '',
    row(['suite', ...columns]),
    `| --- |${columns.map(() => ' ---: |').join('')}`,
    ...suites.map(({ suite, counts }) =>
      row([
        `${marks[worstOf(counts)]} ${plain(suite)}`,
        ...columns.map((name) => String(counts[name])),
      ]),
    ),
    row(['total', ...columns.map((name) => String(total[name]))]),
  ];
}

function section(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return ['', `### ${title}`, '', ...(items.at(-1) === '' ? items.slice(0, -1) : items)];
}

function reasonSection(
  header: RunStarted,
  reasons: readonly OpenReason[],
  title: string,
  more: string,
): string[] {
  const items = reasons.slice(0, shownReasons).map((open) => {
    const { outcome, cases } = open;
    const named = cases.slice(0, shownCases).map((id) => code(localId(header, id)));
    const left = cases.length - named.length;
    if (left > 0) named.push(`and ${left} more, ${more}`);
    return `- ${marks[outcome]} ${plain(reasonInWords(open))} (${named.join(', ')})`;
  });
  const further = moreReasons(reasons, shownReasons);
  return section(title, further === '' ? items : [...items, `- ${further}, ${more}`]);
}
