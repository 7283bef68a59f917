import { dirname, join } from 'node:path';
import { makeBadge } from 'badge-maker';
import type { Reporter, RunFinished } from '../../event.ts';
import type { RunOutcome } from '../../report.ts';
import { sumOf } from '../console/suite-table.ts';
import { discardFile, replaceFile } from '../replace-file.ts';

const label = 'aws-conformance';

const colors: Readonly<Record<RunOutcome, string>> = {
  conformant: 'brightgreen',
  nonconformant: 'red',
  inconclusive: 'yellow',
  'not-implemented': 'lightgrey',
};

/** Writes a badge at the end of a run: an SVG, and beside it the JSON that shields.io reads. */
export function badgeReporter({ file }: { readonly file: string }): Reporter {
  const json = join(dirname(file), 'badge.json');
  return {
    name: 'badge',
    onEvent(event) {
      if (event.type === 'run-started') {
        discardFile(file);
        discardFile(json);
      } else if (event.type === 'run-finished') {
        const badge = { label, message: messageOf(event), color: colors[event.outcome] };
        replaceFile(file, [`${makeBadge(badge)}\n`]);
        replaceFile(json, [`${JSON.stringify({ schemaVersion: 1, ...badge })}\n`]);
      }
    },
  };
}

/** The outcome, and of how many cases that were decided it speaks: nothing that a target said. */
function messageOf({ outcome, suites, scope }: RunFinished): string {
  const { pass, fail } = sumOf(suites);
  const words = outcome.replaceAll('-', ' ');
  const part = scope?.whole === false ? ' of a part' : '';
  return pass + fail === 0 ? words : `${words} (${pass}/${pass + fail}${part})`;
}
