import { plural } from '../../../contracts/plural.ts';
import type { Reporter, RunEvent, RunFinished, RunStarted } from '../../event.ts';
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
export interface PageLimits {
  readonly inFull: number;
  readonly inShort: number;
}

const usual: PageLimits = { inFull: 50, inShort: 200 };
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
  const page = keepPage(hasReport);
  return {
    name: 'markdown',
    onEvent(event) {
      page.add(event);
      if (event.type === 'run-started') discardFile(file);
      const text = page.text();
      if (text !== undefined) replaceFile(file, [text]);
    },
  };
}

/** Keeps of a run what its page shows. */
export interface PageKeeper {
  add(event: RunEvent): void;
  /** The page; known after the last event. */
  text(limits?: PageLimits): string | undefined;
}

/** Makes a keeper that knows of no event yet. */
export function keepPage(hasReport?: boolean): PageKeeper {
  const more = seeReport(hasReport);
  const failures = keepFailures();
  const reasons = keepReasons();
  let header: RunStarted | undefined;
  let footer: RunFinished | undefined;
  return {
    add(event) {
      if (event.type === 'run-started') header = event;
      else if (event.type === 'run-finished') footer = event;
      else {
        failures.add(event);
        reasons.add(event.type === 'case-finished' ? event.verdicts : [event.verdict]);
      }
    },
    text(limits = usual) {
      if (!header || !footer) return undefined;
      const open = reasons.reasons(['inconclusive', 'skipped']);
      const parts = [
        ...opening(header, footer),
        ...operationRows(footer),
        ...suiteRows(footer),
        ...failureSections({ header, footer, failures, more, limits }),
        ...reasonSection(header, open, 'Not decided', more),
        ...reasonSection(header, reasons.reasons(['error']), 'Errors of the harness', more),
      ];
      return `${parts.join('\n')}\n`;
    },
  };
}

interface Page {
  readonly header: RunStarted;
  readonly footer: RunFinished;
  readonly failures: FailureKeeper;
  readonly more: string;
  readonly limits: PageLimits;
}

function failureSections(page: Page): string[] {
  const { failures } = page;
  const { constraints } = page.footer;
  const binding = failures.groups('must', constraints);
  const advisory = failures.groups('should', constraints);
  const expected = [...binding, ...advisory].filter(({ isExpected }) => isExpected);
  const broken = binding.filter(({ isExpected }) => !isExpected);
  const warned = advisory.filter(({ isExpected }) => !isExpected);
  const told = (groups: readonly FailureGroup[]): string[] => findings(page, groups);
  return [
    ...section(`Broken: ${plural(broken.length, 'constraint')}`, told(broken)),
    ...section(`Warnings: ${plural(warned.length, 'constraint')} at level should`, told(warned)),
    ...section(
      `Broken as the baseline expects: ${plural(expected.length, 'constraint')}`,
      inBrief(page, expected),
    ),
  ];
}

/** What is expected is long known: a line each, and no more of them than of what is new. */
function inBrief({ header, more, limits }: Page, groups: readonly FailureGroup[]): string[] {
  const shown = groups.slice(0, limits.inFull + limits.inShort);
  const left = groups.length - shown.length;
  return [
    ...shown.map((one) => markdownMet(header, one)),
    ...(left > 0 ? [`- and ${plural(left, 'constraint')} more, ${more}`] : []),
  ];
}

function findings({ header, more, limits }: Page, groups: readonly FailureGroup[]): string[] {
  const inFull = groups.slice(0, limits.inFull);
  const inShort = groups.slice(limits.inFull, limits.inFull + limits.inShort);
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
