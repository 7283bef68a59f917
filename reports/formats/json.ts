import type { Reporter, RunStarted } from '../event.ts';
import type { RunFooter, RunHeader } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { compareText } from './compare-text.ts';
import { redactEnd, redactVerdict } from './redact.ts';
import { discardFile, replaceFile } from './replace-file.ts';

/** Writes `report.json` at the end of a run; a run that was cut off leaves no report. */
export function jsonReporter({ file }: { readonly file: string }): Reporter {
  const verdicts: Verdict[] = [];
  let header: RunStarted | undefined;
  return {
    name: 'json',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      }
      if (event.type === 'case-finished') verdicts.push(...event.verdicts);
      if (event.type === 'found-on-the-way') verdicts.push(event.verdict);
      if (event.type !== 'run-finished' || !header) return;
      const { type: _started, ...first } = header;
      const { type: _finished, ...last } = redactEnd(event);
      replaceFile(file, reportText(first, last, verdicts));
    },
  };
}

/** One verdict a line; nothing depends on which case was done first, so that reports diff well. */
function reportText(header: RunHeader, footer: RunFooter, verdicts: readonly Verdict[]): string {
  const suites = [...footer.suites].sort((one, other) => compareText(one.suite, other.suite));
  const head = JSON.stringify({ ...header, ...footer, suites }, null, 2).slice(0, -'\n}'.length);
  const sorted = [...verdicts].sort(
    (one, other) =>
      compareText(one.caseId, other.caseId) || compareText(one.constraintId, other.constraintId),
  );
  const lines = sorted.map((verdict) => `\n    ${JSON.stringify(redactVerdict(verdict))}`);
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `${head},\n  "verdicts": ${list}\n}\n`;
}
