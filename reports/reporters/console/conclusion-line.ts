import type { RunFooter } from '../../report.ts';
import { sanitise } from '../../text/sanitise.ts';
import { inWords, plural, requestsInWords } from '../../text/words.ts';
import { wrap } from '../../text/wrap.ts';
import { paintOf, type Screen } from './screen.ts';
import { sumOf } from './suite-table.ts';

/**
 * The last lines of a run: how it ended, why, and what it took. In a log it is one line; what it
 * took comes first where all of it is longer than a line of the terminal.
 */
export function conclusionLines(screen: Screen, footer: RunFooter): string[] {
  const { bold, dim } = screen.colors;
  const took = `${inWords(footer.durationMs)}, ${requestsInWords(footer.requests)}`;
  const capitals = outcomeInCapitals(footer);
  const outcome = paintOf(screen, footer.outcome)(bold(capitals));
  const why = conclusionInWords(footer);
  if (` ${capitals}  ${why} · ${took}`.length <= screen.columns) {
    return [` ${outcome}  ${why} ${dim(`· ${took}`)}`];
  }
  const indent = capitals.length + 3;
  const [first = '', ...rest] = wrap(why, screen.width - indent);
  return [
    dim(` ${took}`),
    '',
    ` ${outcome}  ${first}`,
    ...rest.map((line) => ' '.repeat(indent) + line),
  ];
}

/** The outcome as the last line begins with it. */
export function outcomeInCapitals({ outcome }: Pick<RunFooter, 'outcome'>): string {
  return outcome.toUpperCase().replace('-', ' ');
}

/** The reason of the outcome, and how much held when that is worth saying. */
export function conclusionInWords({ outcome, reason, suites, constraints }: RunFooter): string {
  const why = reason === undefined ? undefined : sanitise(reason, 300);
  if (why !== undefined && outcome !== 'nonconformant') return why;
  const must = constraints.filter(({ level }) => level === 'must').map(({ counts }) => counts);
  const tried = must.filter(({ pass, fail, error }) => pass + fail + error > 0);
  const held = tried.filter(({ fail, error }) => fail + error === 0).length;
  if (outcome === 'nonconformant') {
    const share = `${held} of ${plural(tried.length, 'must-level constraint')} held`;
    return why === undefined ? share : `${why}, ${share}`;
  }
  const cases = Object.values(sumOf(suites)).reduce((sum, count) => sum + count, 0);
  return `${plural(cases, 'case')}, ${plural(held, 'must-level constraint')} held`;
}
