import { dirname } from 'node:path';
import type { Level } from '../../../contracts/contract.ts';
import { type SortedSpool, sortedSpool } from '../../../runners/sorted-spool.ts';
import type { Reporter, RunFinished, RunStarted } from '../../event.ts';
import type { ConstraintSummary } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { repeatCase } from '../../text/words.ts';
import type { Verdict } from '../../verdict.ts';
import { discardFile, replaceFile } from '../replace-file.ts';

/** GitHub refuses a file with more results. */
const mostResults = 25_000;

const levels: Readonly<Record<Level, string>> = { must: 'error', should: 'warning', may: 'note' };

/** Those that bind come first, so that a viewer that keeps only some keeps these. */
const weights: Readonly<Record<Level, string>> = { must: '0', should: '1', may: '2' };

/** Writes SARIF 2.1.0 at the end of a run: a result for each failure, a rule for each constraint that failed. */
export function sarifReporter({ file }: { readonly file: string }): Reporter {
  const results = sortedSpool(dirname(file));
  const errors: Verdict[] = [];
  const broken = new Map<string, Level>();
  let header: RunStarted | undefined;
  return {
    name: 'sarif',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
        return;
      }
      if (!header) return;
      if (event.type === 'run-finished') {
        replaceFile(file, documentTexts({ header, errors, broken }, event, results));
        return;
      }
      const verdicts = event.type === 'case-finished' ? event.verdicts : [event.verdict];
      for (const verdict of verdicts) {
        const { constraintId, caseId, level, outcome } = verdict;
        if (outcome === 'error') errors.push(verdict);
        if (outcome !== 'fail') continue;
        broken.set(constraintId, level);
        const key = `${weights[level]}${caseId}\u0000${constraintId}`;
        results.add(key, JSON.stringify(resultOf(header, verdict, event.title)));
      }
    },
    close: () => results.close(),
  };
}

function resultOf({ repeat }: RunStarted, verdict: Verdict, title: string): object {
  const { caseId, constraintId, level, expected, actual, expectedFailure } = verdict;
  const said = `expected ${expected ?? 'nothing said'}, and came ${actual ?? 'nothing said'}`;
  return {
    ruleId: constraintId,
    level: levels[level],
    message: { text: sanitise(`${title}: ${said}`, 2_000) },
    locations: [
      {
        // What shows the failure; GitHub takes no result without a file.
        physicalLocation: {
          artifactLocation: { uri: 'transcript.jsonl' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: caseId, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'caseAndConstraint/v1': `${caseId} ${constraintId}` },
    ...(expectedFailure && {
      suppressions: [{ kind: 'external', justification: 'expected by the baseline' }],
    }),
    properties: { repeat: sanitise(repeatCase(repeat, caseId), 2_000) },
  };
}

interface Kept {
  readonly header: RunStarted;
  readonly errors: readonly Verdict[];
  readonly broken: ReadonlyMap<string, Level>;
}

function* documentTexts(
  { header, errors, broken }: Kept,
  footer: RunFinished,
  results: SortedSpool,
): Generator<string> {
  const { tool, startedAt, operation, target } = header;
  const known = new Map(footer.constraints.map((one) => [one.id, one]));
  const rules = [...broken].map(([id, level]) => ruleOf(id, level, known.get(id)));
  const driver = { name: tool.name, semanticVersion: tool.version, rules };
  const invocation = {
    executionSuccessful: errors.length === 0,
    startTimeUtc: startedAt,
    ...(errors.length > 0 && { toolExecutionNotifications: errors.map(notificationOf) }),
  };
  const { outcome, reason, suites, counts } = footer;
  yield '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{\n';
  yield `"tool":${JSON.stringify({ driver })},\n"invocations":[${JSON.stringify(invocation)}],\n`;
  yield '"results":[';
  let written = 0;
  let left = 0;
  for (const result of results.drain()) {
    if (written >= mostResults) left += 1;
    else {
      yield `${written === 0 ? '' : ','}\n${result}`;
      written += 1;
    }
  }
  const properties = {
    ...{ operation, target: sanitise(target.endpoint, 500), outcome, counts, suites },
    ...(reason !== undefined && { reason: sanitise(reason, 500) }),
    ...(left > 0 && { resultsLeftOut: left }),
  };
  yield `\n],\n"columnKind":"utf16CodeUnits",\n"properties":${JSON.stringify(properties)}}]}\n`;
}

function ruleOf(id: string, level: Level, known: ConstraintSummary | undefined): object {
  return {
    id,
    defaultConfiguration: { level: levels[level] },
    shortDescription: { text: sanitise(known?.claim ?? id, 500) },
    ...(known && URL.canParse(known.source.url) && { helpUri: new URL(known.source.url).href }),
  };
}

function notificationOf({ caseId, reason = 'unknown' }: Verdict): object {
  return { level: 'error', message: { text: sanitise(`${caseId}: ${reason}`, 500) } };
}
