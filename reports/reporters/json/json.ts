import { dirname } from 'node:path';
import { type SortedSpool, sortedSpool } from '../../../runners/sorted-spool.ts';
import type { Reporter, RunFinished, RunStarted } from '../../event.ts';
import { compareText } from '../../text/compare-text.ts';
import type { Verdict } from '../../verdict.ts';
import { discardFile, replaceFile } from '../replace-file.ts';

/** Writes `report.json` at the end of a run; a run that was cut off leaves no report. */
export function jsonReporter({ file }: { readonly file: string }): Reporter {
  const verdicts = sortedSpool(dirname(file));
  const add = (verdict: Verdict): void =>
    verdicts.add(`${verdict.caseId}\u0000${verdict.constraintId}`, JSON.stringify(verdict));
  let header: RunStarted | undefined;
  return {
    name: 'json',
    onEvent(event) {
      if (event.type === 'run-started') {
        header = event;
        discardFile(file);
      } else if (event.type === 'case-finished') {
        for (const verdict of event.verdicts) add(verdict);
      } else if (event.type === 'found-on-the-way') {
        add(event.verdict);
      } else if (header) {
        replaceFile(file, reportTexts(header, event, verdicts));
      }
    },
    close: () => verdicts.close(),
  };
}

/** One verdict a line; nothing depends on which case was done first, so that reports diff well. */
function* reportTexts(
  { type: _started, ...header }: RunStarted,
  { type: _finished, ...footer }: RunFinished,
  verdicts: SortedSpool,
): Generator<string> {
  const suites = [...footer.suites].sort((one, other) => compareText(one.suite, other.suite));
  yield JSON.stringify({ ...header, ...footer, suites }, null, 2).slice(0, -'\n}'.length);
  yield ',\n  "verdicts": [';
  let isEmpty = true;
  for (const verdict of verdicts.drain()) {
    yield `${isEmpty ? '' : ','}\n    ${verdict}`;
    isEmpty = false;
  }
  yield isEmpty ? ']\n}\n' : '\n  ]\n}\n';
}
