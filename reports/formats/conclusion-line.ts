import type { RunFooter } from '../report.ts';
import { redactText } from './redact.ts';
import { sanitise } from './sanitise.ts';
import { paintOf, type Screen } from './screen.ts';
import { sumOf } from './suite-table.ts';
import { inWords, plural, requestsInWords } from './words.ts';

/** The last line of a run: how it ended, why, and what it took. */
export function conclusionLine(screen: Screen, footer: RunFooter): string {
  const { bold, dim } = screen.colors;
  const took = `${inWords(footer.durationMs)}, ${requestsInWords(footer.requests)}`;
  const outcome = paintOf(screen, footer.outcome)(bold(outcomeInCapitals(footer)));
  return ` ${outcome}  ${conclusionInWords(footer)} ${dim(`· ${took}`)}`;
}

/** The outcome as the last line begins with it. */
export function outcomeInCapitals({ outcome }: Pick<RunFooter, 'outcome'>): string {
  return outcome.toUpperCase().replace('-', ' ');
}

/** The reason of the outcome, and how much held when that is worth saying. */
export function conclusionInWords({ outcome, reason, suites, constraints }: RunFooter): string {
  const why = reason === undefined ? undefined : sanitise(redactText(reason), 600);
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
