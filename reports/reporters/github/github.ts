import { appendFileSync, statSync } from 'node:fs';
import type { Reporter, RunStarted } from '../../event.ts';
import { type FailureGroup, type FailureKeeper, keepFailures } from '../../findings/failures.ts';
import type { ConstraintSummary } from '../../report.ts';
import { sanitise, shorten } from '../../text/sanitise.ts';
import { localId, placesInWords, repeatCase } from '../../text/words.ts';
import { conclusionInWords, outcomeInCapitals } from '../console/conclusion-line.ts';
import { keepPage, type PageKeeper } from '../markdown/markdown.ts';
import type { Output } from '../output.ts';

/** GitHub shows so many annotations of a kind for a step, and so much of a message. */
const mostShown = 10;
const longestMessage = 4_000;

/** GitHub drops a summary of a mebibyte as a whole: this is well below. */
const mostSummary = 1_000 * 1_024;

/** From the page as it should be to one that always fits. */
const pages = [
  { inFull: 50, inShort: 200 },
  { inFull: 10, inShort: 100 },
  { inFull: 0, inShort: 20 },
  { inFull: 0, inShort: 0 },
] as const;

/** Where it writes. */
export interface GithubOptions {
  readonly stream: Output;
  /** The file of GITHUB_STEP_SUMMARY. */
  readonly stepSummary?: string | undefined;
  /** False when the run writes no `report.json`, where all that is not shown would stand. */
  readonly hasReport?: boolean;
}

/** Prints annotations for GitHub Actions at the end of a run, and adds the page to the job's summary. */
export function githubReporter({ stream, stepSummary, hasReport }: GithubOptions): Reporter {
  const failures = keepFailures();
  const page = keepPage(hasReport);
  let header: RunStarted | undefined;
  return {
    name: 'github',
    onEvent(event) {
      page.add(event);
      if (event.type === 'run-started') header = event;
      else if (event.type !== 'run-finished') failures.add(event);
      else if (header) {
        const { constraints } = event;
        const lines = [
          ...annotations('error', header, groupsOf(failures, 'must', constraints)),
          ...annotations('warning', header, groupsOf(failures, 'should', constraints)),
          command(
            'notice',
            header.tool.name,
            `${outcomeInCapitals(event)}: ${conclusionInWords(event)}`,
          ),
        ];
        stream.write(`${lines.join('\n')}\n`);
        if (stepSummary !== undefined && stepSummary !== '') addSummary(stepSummary, page);
      }
    },
  };
}

/** Of what is not expected, the worst first. */
function groupsOf(
  failures: FailureKeeper,
  level: 'must' | 'should',
  constraints: readonly ConstraintSummary[],
): FailureGroup[] {
  return failures.groups(level, constraints).filter(({ isExpected }) => !isExpected);
}

function annotations(
  kind: 'error' | 'warning',
  header: RunStarted,
  groups: readonly FailureGroup[],
): string[] {
  // The last one says what is not shown.
  const shown = groups.length > mostShown ? groups.slice(0, mostShown - 1) : groups;
  const left = groups.length - shown.length;
  return [
    ...shown.map((group) => annotation(kind, header, group)),
    ...(left > 0
      ? [command(kind, header.tool.name, `and ${left} more constraints; see the job's summary`)]
      : []),
  ];
}

function annotation(kind: 'error' | 'warning', header: RunStarted, group: FailureGroup): string {
  const { constraintId, claim = '', places, source } = group;
  const { caseId, expected = 'nothing said', actual = 'nothing said' } = group.verdict;
  const lines = [
    `${claim} (${placesInWords(places)})`,
    `expected: ${expected}`,
    `actual: ${actual}`,
    ...(source ? [`source: ${source.url}`] : []),
    `repeat: ${repeatCase(header.repeat, caseId)}`,
  ];
  return command(kind, localId(header, constraintId), ...lines);
}

/** A workflow command; what a target said can neither end it nor begin another. */
function command(kind: string, title: string, ...lines: readonly string[]): string {
  const text = shorten(lines.map((line) => sanitise(line, 900)).join('\n'), longestMessage);
  const property = escaped(sanitise(title, 200)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${kind} title=${property}::${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function addSummary(file: string, page: PageKeeper): void {
  const room = mostSummary - (statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  for (const limits of pages) {
    const text = page.text(limits) ?? '';
    if (Buffer.byteLength(text) > room) continue;
    appendFileSync(file, text);
    return;
  }
}
