import type { Reporter, RunFinished, RunStarted } from '../event.ts';
import { conclusionInWords, outcomeInCapitals } from './conclusion-line.ts';
import { type FailureKeeper, keepFailures } from './failures.ts';
import { markdownFailure, markdownWarning } from './markdown-failure.ts';
import { code, plain, row } from './markdown-text.ts';
import { keepReasons, moreReasons, type OpenReason } from './open-reasons.ts';
import { discardFile, replaceFile } from './replace-file.ts';
import { sumOf, worstOf } from './suite-table.ts';
import { inWords, plural, requestsInWords } from './words.ts';

const shownFailures = 50;
const shownReasons = 8;

/** Writes a summary in GitHub's Markdown at the end of a run, for a job's summary page. */
export function markdownReporter({ file }: { readonly file: string }): Reporter {
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
          ...suiteRows(event),
          ...failureSections(header, event, failures),
          ...reasonSection('Not decided', reasons.reasons(['inconclusive', 'skipped'])),
          ...reasonSection('Errors of the harness', reasons.reasons(['error'])),
        ];
        replaceFile(file, `${parts.join('\n')}\n`);
      }
    },
  };
}

function failureSections(
  header: RunStarted,
  { constraints }: RunFinished,
  failures: FailureKeeper,
): string[] {
  const broken = failures.groups('must', constraints);
  const warned = failures.groups('should', constraints);
  const more = ({ length }: readonly unknown[]): string =>
    length > shownFailures ? `and ${length - shownFailures} more` : '';
  return [
    ...section(
      `Broken: ${plural(broken.length, 'constraint')}`,
      broken
        .slice(0, shownFailures)
        .flatMap((group, index) => [...(index > 0 ? [''] : []), markdownFailure(header, group)]),
      more(broken),
    ),
    ...section(
      `Warnings: ${plural(warned.length, 'constraint')} at level should`,
      warned.slice(0, shownFailures).map((group) => markdownWarning(header, group)),
      more(warned),
    ),
  ];
}

const signs = {
  conformant: '✅',
  nonconformant: '❌',
  inconclusive: '❔',
  'not-implemented': '🚫',
} as const;

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

function suiteRows({ suites }: RunFinished): string[] {
  if (suites.length === 0) return [];
  const columns = ['pass', 'fail', 'inconclusive', 'skipped', 'error'] as const;
  const marks = { pass: '✅', fail: '❌', inconclusive: '❔', skipped: '➖', error: '💥' } as const;
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

function section(title: string, items: readonly string[], more: string): string[] {
  if (items.length === 0) return [];
  return [
    '',
    `### ${title}`,
    '',
    ...items,
    ...(more === '' ? [] : ['', `${more}, see report.json`]),
  ];
}

function reasonSection(title: string, reasons: readonly OpenReason[]): string[] {
  const items = reasons
    .slice(0, shownReasons)
    .map(({ outcome, reason, count }) => `- ${count} ${outcome}: ${plain(reason)}`);
  const more = moreReasons(reasons, shownReasons);
  return section(title, more === '' ? items : [...items, `- ${more}`], '');
}
